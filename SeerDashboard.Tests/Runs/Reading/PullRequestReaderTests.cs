using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class PullRequestReaderTests
{
    [Fact]
    public void Read_FirstGeneration_IsWhole() =>
        Assert.Equal(
            [new PullRequest { Repo = "owner/repo", Number = 123, Id = "456789", Url = "https://github.com/owner/repo/pull/123", Provider = GitProvider.Github, State = PullRequestState.Opened }],
            Incoming.Event("first-pr-created").PullRequests);

    [Fact]
    public void Read_SecondGeneration_TrustsTheHostOfTheUrl() =>
        Assert.Equal(
            [("acme/shop", 418, GitProvider.Github), ("acme/api", 97, GitProvider.Github)],
            Incoming.Event("second-pr-created").PullRequests.Select(request => (request.Repo, request.Number, request.Provider)));

    [Fact]
    public void Read_NullFields_IsBeingCreated()
    {
        var seen = Incoming.Event("edge-pull-requests-null-fields");

        Assert.Equal(
            [
                new() { Repo = "acme/shop", State = PullRequestState.Creating },
                new() { Repo = "acme/api", Number = 97, Id = "97", Url = "https://github.example.com/acme/api/pull/97", Provider = GitProvider.Github, State = PullRequestState.Opened },
                new() { Repo = "group/sub/app", Number = 5, Id = "5", Url = "https://gitlab.com/group/sub/app/-/merge_requests/5", Provider = GitProvider.Gitlab, State = PullRequestState.Opened },
                new PullRequest { Repo = "acme/web", Provider = GitProvider.Github, State = PullRequestState.Creating },
            ],
            seen.PullRequests);
        Assert.Null(seen.Unknown);
    }

    [Fact]
    public void Read_OddFields_AreLeftOver()
    {
        var seen = Incoming.Event("edge-pull-requests-odd");

        Assert.Equal([new PullRequest { Repo = "acme/shop", Number = 2, Id = "1", State = PullRequestState.Opened }], seen.PullRequests);
        Assert.Equal(
            """{"pull_requests[0].pull_request.pr_url":"javascript:alert(1)","pull_requests[0].pull_request.state":"open","pull_requests[0].provider":"forgejo","pull_requests[0].draft":true,"pull_requests[1]":"acme/api#3"}""",
            Incoming.Line(seen.Unknown));
    }

    [Theory]
    [InlineData("\"unknown\"", "https://gitlab.acme.dev/a/b/-/merge_requests/1", GitProvider.Gitlab)]
    [InlineData("null", "https://bitbucket.org/a/b/pull-requests/1", GitProvider.Bitbucket)]
    [InlineData("\"unknown\"", "https://dev.azure.com/a/b/_git/c/pullrequest/1", GitProvider.AzureDevOps)]
    [InlineData("\"unknown\"", "https://acme.visualstudio.com/b/_git/c/pullrequest/1", GitProvider.AzureDevOps)]
    [InlineData("\"unknown\"", "https://git.acme.dev/a/b/pull/1", GitProvider.Unknown)]
    [InlineData("\"unknown\"", "https://notgithub.com/a/b/pull/1", GitProvider.Unknown)]
    [InlineData("\"integrations:github_enterprise\"", "https://git.acme.dev/a/b/pull/1", GitProvider.Github)]
    [InlineData("\"GitLab\"", "https://git.acme.dev/a/b/pull/1", GitProvider.Gitlab)]
    [InlineData("\"integrations:vsts\"", "https://git.acme.dev/a/b/pull/1", GitProvider.AzureDevOps)]
    public void Read_Provider_IsTheNamedOneElseTheHosts(string provider, string url, GitProvider expected)
    {
        var seen = Incoming.Seer("pr_created", $"\"pull_requests\":[{{\"provider\":{provider},\"repo_name\":\"r\",\"pull_request\":{{\"pr_url\":\"{url}\"}}}}]").Event;

        Assert.Equal((expected, url), (Assert.Single(seen.PullRequests).Provider, seen.PullRequests[0].Url));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//github.com/a/b/pull/1")]
    [InlineData("/a/b/pull/1")]
    [InlineData("ftp://github.com/a")]
    [InlineData("https://")]
    [InlineData(" https://github.com/a/b/pull/1")]
    public void Read_UrlThatIsNoWebAddress_IsNoLink(string url) =>
        Assert.Null(Assert.Single(Incoming.Seer("pr_created", $"\"pull_requests\":[{{\"repo_name\":\"r\",\"pull_request\":{{\"pr_url\":\"{url}\"}}}}]").Event.PullRequests).Url);

    [Theory]
    [InlineData("{}", "{\"pull_requests\":{}}")]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    public void Read_NoList_IsNone(string sent, string? left)
    {
        var seen = Incoming.Seer("pr_created", $"\"pull_requests\":{sent}").Event;

        Assert.Empty(seen.PullRequests);
        Assert.Equal(left, Incoming.Line(seen.Unknown));
    }
}

using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs;

public sealed class PullRequestAddressTests
{
    [Theory]
    [InlineData(GitProvider.Github, 7L, "https://github.com/acme/shop/pull/7")]
    [InlineData(GitProvider.Github, 7L, "https://github.com/acme/shop/pull/7/files")]
    [InlineData(GitProvider.Github, 7L, "https://github.com/acme/shop/pull/7#discussion_r1")]
    [InlineData(GitProvider.Github, null, "https://git.acme.dev:8443/acme/shop/pull/7")]
    [InlineData(GitProvider.Gitlab, 7L, "https://gitlab.com/group/sub/shop/-/merge_requests/7")]
    [InlineData(GitProvider.Gitlab, 7L, "https://gitlab.acme.dev/acme/shop/merge_requests/7")]
    [InlineData(GitProvider.Bitbucket, 7L, "https://bitbucket.org/acme/shop/pull-requests/7")]
    [InlineData(GitProvider.Bitbucket, 7L, "https://bb.acme.dev/stash/projects/ACME/repos/shop/pull-requests/7/overview")]
    [InlineData(GitProvider.AzureDevOps, 7L, "https://dev.azure.com/acme/My%20Project/_git/shop/pullrequest/7")]
    [InlineData(GitProvider.AzureDevOps, 7L, "https://acme.visualstudio.com/_git/shop/pullrequest/7")]
    [InlineData(GitProvider.Unknown, 7L, "https://github.com/acme/shop/pull/7")]
    [InlineData(GitProvider.Unknown, 7L, "https://code.acme.dev/acme/shop/-/merge_requests/7")]
    public void Of_ShapeOfTheProvider_IsALink(GitProvider provider, long? number, string url) => Assert.Equal(url, Of(provider, number, url)?.Href);

    [Theory]
    [InlineData(GitProvider.Github, 7L, null)]
    [InlineData(GitProvider.Github, 7L, "https://github.com/acme/shop")]
    [InlineData(GitProvider.Github, 7L, "https://github.com/acme/shop/pull/8")]
    [InlineData(GitProvider.Github, 7L, "https://github.com/acme/shop/pull/7x")]
    [InlineData(GitProvider.Github, null, "https://github.com/acme/shop/pull/0")]
    [InlineData(GitProvider.Github, null, "https://github.com/acme/shop/pull/")]
    [InlineData(GitProvider.Github, 7L, "https://github.com/login?return_to=/acme/shop/pull/7")]
    [InlineData(GitProvider.Github, 7L, "https://evil.example/x/acme/shop/pull/7")]
    [InlineData(GitProvider.Github, 7L, "https://github.com@evil.example/acme/shop/pull/7")]
    [InlineData(GitProvider.Github, 7L, "https://gitlab.com/acme/shop/-/merge_requests/7")]
    [InlineData(GitProvider.Gitlab, 7L, "https://github.com/acme/shop/pull/7")]
    [InlineData(GitProvider.Gitlab, 7L, "https://gitlab.com/shop/-/merge_requests/7")]
    [InlineData(GitProvider.Unknown, 7L, "https://github.com/acme/shop/-/merge_requests/7")]
    [InlineData(GitProvider.Bitbucket, 7L, "https://bitbucket.org/acme/pull-requests/7")]
    [InlineData(GitProvider.AzureDevOps, 7L, "https://dev.azure.com/acme/shop/pullrequest/7")]
    [InlineData(GitProvider.Unknown, 7L, "https://evil.example/pay?x=1")]
    [InlineData(GitProvider.Unknown, 7L, "javascript:alert(1)//acme/shop/pull/7")]
    [InlineData(GitProvider.Unknown, 7L, "/acme/shop/pull/7")]
    public void Of_AnythingElse_IsText(GitProvider provider, long? number, string? url) => Assert.Null(Of(provider, number, url));

    [Theory]
    [InlineData(GitProvider.Github, "https://github.com/a/b/pull/7", null)]
    [InlineData(GitProvider.Github, "https://github.evil.example/a/b/pull/7", "github.evil.example")]
    [InlineData(GitProvider.Github, "https://gıthub.com/a/b/pull/7", "xn--gthub-n4a.com")]
    [InlineData(GitProvider.Unknown, "https://github.com/a/b/pull/7", "github.com")]
    public void HostBeside_IsTheHostThatTheMarkDoesNotSay(GitProvider provider, string url, string? host)
    {
        var pull = Pull(provider, 7, url);

        Assert.Equal(host, PullRequestAddress.HostBeside(pull, PullRequestAddress.Of(pull)!));
    }

    private static WebAddress? Of(GitProvider provider, long? number, string? url) => PullRequestAddress.Of(Pull(provider, number, url));

    private static PullRequest Pull(GitProvider provider, long? number, string? url) => new() { Repo = "acme/shop", Provider = provider, Number = number, Url = url };
}

using Bunit;
using SeerDashboard.Components.Run;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Components.Run;

public sealed class FileLinksTests
{
    [Theory]
    [InlineData(GitProvider.Github, "https://github.com/acme/shop/pull/418", "fix/cart", "https://github.com/acme/shop/blob/fix/cart/src/a%20b%23c.py")]
    [InlineData(GitProvider.Github, "https://git.acme.dev/acme/shop/pull/418", null, "https://git.acme.dev/acme/shop/blob/HEAD/src/a%20b%23c.py")]
    [InlineData(GitProvider.Gitlab, "https://gitlab.com/acme/sub/shop/-/merge_requests/5", "fix", "https://gitlab.com/acme/sub/shop/-/blob/fix/src/a%20b%23c.py")]
    [InlineData(GitProvider.Bitbucket, "https://bitbucket.org/acme/shop/pull-requests/5", "fix", "https://bitbucket.org/acme/shop/src/fix/src/a%20b%23c.py")]
    [InlineData(GitProvider.Unknown, "https://code.acme.dev/acme/shop/pull/5", "fix", null)]
    public void Of_FileOfARepositoryWithPullRequest_LeadsToItsHost(GitProvider provider, string url, string? branch, string? expected)
    {
        var links = new FileLinks([new() { Repo = "acme/shop", Provider = provider, Url = url }], [new() { Repo = "acme/shop", Branch = branch }]);

        Assert.Equal(expected, links.Of(new("src/a b#c.py", "acme/shop", null))?.Href);
    }

    [Theory]
    [InlineData("src/a.py", "acme/other")]
    [InlineData("src/a.py", null)]
    [InlineData("../../evil/repo/a.py", "acme/shop")]
    [InlineData("", "acme/shop")]
    public void Of_FileThatCannotBePlaced_IsNoLink(string path, string? repo)
    {
        var links = new FileLinks([new() { Repo = "acme/shop", Provider = GitProvider.Github, Url = "https://github.com/acme/shop/pull/418" }], []);

        Assert.Null(links.Of(new(path, repo, null)));
    }

    [Fact]
    public void Of_FileWithItsOwnAddress_LeadsThere() =>
        Assert.Equal("https://github.com/acme/shop/blob/main/a.py", FileLinks.None.Of(new("a.py", "acme/shop", "https://github.com/acme/shop/blob/main/a.py"))?.Href);

    [Theory]
    [InlineData("https://github.com/acme/shop/blob/main/a.py", "acme/shop", true)]
    [InlineData("https://github.com/Acme/Shop/blob/main/a.py", "acme/shop", true)]
    [InlineData("https://gitlab.com/acme/sub/shop/-/blob/main/a.py", "acme/sub/shop", true)]
    [InlineData("https://github.com/attacker/shop/blob/main/a.py", "acme/shop", false)]
    [InlineData("https://github.com/acme%2Fshop/x/blob/main/a.py", "acme/shop", false)]
    [InlineData("https://github.com/acme/shop/blob/main/a.py", "shop", false)]
    [InlineData("https://github.com/acme/shop/blob/main/a.py", null, false)]
    [InlineData("https://anything.visualstudio.com/acme/shop/a.py", "acme/shop", false)]
    [InlineData("https://git.acme.dev/acme/shop/a.py", "acme/shop", false)]
    [InlineData("https://git.acme.dev/acme/shop/a.py", "git.acme.dev/acme/shop", true)]
    public void Host_OfAFileLink_IsSaidUnlessItsWordsDo(string url, string? repo, bool said)
    {
        using var bunit = new BunitContext();
        var link = bunit.Render<FileLink>(parameters => parameters.Add(one => one.File, new("a.py", repo, url)));
        Assert.Equal(said ? "" : $"({new Uri(url).Host})", string.Concat(link.FindAll(".link-host").Select(host => host.TextContent.Trim())));
    }

    [Fact]
    public void Of_FileWithAHostileAddress_IsNoLink() => Assert.Null(FileLinks.None.Of(new("a.py", "acme/shop", "javascript:alert(1)")));
}

using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary><c>GET /feed.atom</c>, read as a feed reader does.</summary>
public sealed class FeedTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new(new Dictionary<string, string?> { ["PublicUrl"] = "https://seer.acme.dev" });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Feed_OfAFilter_HasItsRuns_WithLinksToTheirPages()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 7, data: """{"root_cause":{"one_line_description":"The cart is <b>empty</b> & null"}}"""));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 8));
        var feed = await ReadAsync("/feed.atom?state=rootCauseFound", 1);
        var entry = Assert.Single(feed.Items);
        Assert.Equal("Root cause found: Run 7 · The cart is <b>empty</b> & null", entry.Title.Text);
        Assert.Equal("text", entry.Title.Type);
        Assert.Equal($"https://seer.acme.dev/runs/7?installation={Body.Installation}&integration=acme", entry.Links.Single().Uri.AbsoluteUri);
        Assert.Contains(feed.Links, link => link.RelationshipType == "self" && link.Uri.AbsoluteUri == "https://seer.acme.dev/feed.atom?state=rootCauseFound");
        Assert.Equal(2, (await ReadAsync("/feed.atom", 2)).Items.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public async Task Feed_ThatHasNotChanged_IsNotSentAgain()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 7));
        await ReadAsync("/feed.atom", 1);
        using var first = await AskAsync("/feed.atom");
        using var same = await AskAsync("/feed.atom", first.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        await _host.KeepAsync("seer", Body.Seer("solution_started", 7));
        await Eventually.HoldsAsync(async () => (await AskAsync("/feed.atom", first.Headers.ETag!.Tag)).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Feed_OfTextsThatXmlCannotHold_CanBeRead()
    {
        await _host.KeepAsync("seer", Hostile.Bombs.Seer(7, "root_cause_completed", """ "root_cause":{"one_line_description":"a\u0000b\u000b\ufffe\ud83d ]]> <![CDATA[ &#0;"} """));
        var entry = Assert.Single((await ReadAsync("/feed.atom", 1)).Items);
        Assert.Contains("]]> <![CDATA[ &#0;", entry.Title.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_WithoutAnything_IsEmpty_AndABadFilterIsSaid()
    {
        Assert.Empty((await ReadAsync("/feed.atom", 0)).Items);
        using var wrong = await AskAsync("/feed.atom?state=nothing");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var nobody = await _host.Anonymous.GetAsync("/feed.atom", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory]
    [InlineData("reader:" + DashboardHost.ViewerKey, HttpStatusCode.OK)]
    [InlineData(":" + DashboardHost.ViewerKey, HttpStatusCode.OK)]
    [InlineData("reader:a key that nobody has", HttpStatusCode.Unauthorized)]
    [InlineData(DashboardHost.ViewerKey, HttpStatusCode.Unauthorized)]
    public async Task Reader_WhoKnowsPasswordsOnly_SendsTheKeyAsOne(string sent, HttpStatusCode expected)
    {
        foreach (var (path, status) in ((string, HttpStatusCode)[])[("/feed.atom?limit=3", expected), ("/api/runs", HttpStatusCode.Unauthorized)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(sent))) } };
            using var answer = await _host.Anonymous.SendAsync(request, Cancel);
            Assert.Equal((path, status), (path, answer.StatusCode));
            if (status == HttpStatusCode.Unauthorized)
                Assert.Equal(path.StartsWith("/feed", StringComparison.Ordinal) ? "Basic" : "Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        }
    }

    [Fact]
    public async Task Browser_IsNotAskedForAPassword()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.atom") { Headers = { Accept = { new("text/html") }, Authorization = new("Basic", "%%%") } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, Assert.Single(answer.Headers.WwwAuthenticate).Scheme));
    }

    private async Task<SyndicationFeed> ReadAsync(string path, int runs)
    {
        SyndicationFeed? feed = null;
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await AskAsync(path);
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            using var xml = XmlReader.Create(await answer.Content.ReadAsStreamAsync(Cancel), new() { DtdProcessing = DtdProcessing.Prohibit });
            feed = SyndicationFeed.Load(xml);
            return feed.Items.Count() == runs;
        });
        return feed!;
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Api;

/// <summary><c>?fields=</c> and <c>If-None-Match</c>: less of an answer, and none when whoever asks has it.</summary>
public sealed class FieldsAndTagsTests(FieldsAndTagsTests.OneHost one) : IClassFixture<FieldsAndTagsTests.OneHost>
{
    private const string Changed = """{"code_changes":{"acme/shop":[{"path":"src/cart.py","type":"M","diff":"@@ -1 +1 @@\n-a\n+b\n"}]}}""";

    private readonly DashboardHost _host = one.Host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_OfAList_LeaveTheOthersOut_OfEachRun()
    {
        await StartedAsync(1);
        using var page = await JsonAsync("/api/runs?fields=state,runId&fields=claimedBy&limit=200");
        Assert.True(page.RootElement.GetProperty("total").GetInt32() > 0);
        Assert.All(page.RootElement.GetProperty("items").EnumerateArray(), run => Assert.Equal(["runId", "state"], Names(run).Where(name => name != "claimedBy")));
    }

    [Fact]
    public async Task Fields_OfARun_MayNameAllThatItHas_AndNoMore()
    {
        await StartedAsync(2, "coding_completed", Changed);
        using var whole = await JsonAsync("/api/runs/2");
        Assert.Contains("changes", Names(whole.RootElement));
        foreach (var name in Names(whole.RootElement))
        {
            using var part = await JsonAsync($"/api/runs/2?fields={name}");
            Assert.Equal([name], Names(part.RootElement));
            Assert.Equal(whole.RootElement.GetProperty(name).GetRawText(), part.RootElement.GetProperty(name).GetRawText());
        }

        using var none = await JsonAsync("/api/runs/2?fields=");
        Assert.Equal(whole.RootElement.GetRawText(), none.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("/api/runs?fields=runId,colour,changes", "'colour', 'changes'")]
    [InlineData("/api/runs/3?fields=colour,changes", "'colour'")]
    public async Task Fields_ThatAreNone_AreNamed_WithThoseThatAre(string path, string unknown)
    {
        await StartedAsync(3);
        using var answer = await AskAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("detail").GetString();
        Assert.Contains("runId, groupId, integration, installation, issue, stage", said, StringComparison.Ordinal);
        Assert.EndsWith($"it had {unknown}.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("handling", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/api/runs")]
    [InlineData("/api/runs?fields=state")]
    [InlineData("/api/runs/4")]
    [InlineData("/api/runs/4?fields=state")]
    [InlineData("/api/runs/4/comments")]
    [InlineData("/api/runs/4/deliveries")]
    [InlineData("/api/issues/4")]
    [InlineData("/api/deliveries")]
    [InlineData("/api/deliveries/1")]
    public async Task Answer_ThatWhoeverAsksHas_IsNotSentAgain(string path)
    {
        await StartedAsync(4);
        using var first = await AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var again = await AskAsync(path, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
        using var other = await AskAsync(path, "\"another\"");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("claim", """{"by":"Jo"}""")]
    [InlineData("snooze", "{}")]
    [InlineData("done", "{}")]
    [InlineData("verdict", """{"verdict":"ship"}""")]
    [InlineData("comments", """{"text":"Look here."}""")]
    public async Task Tag_AfterWhatSomebodyDid_IsAnother(string act, string body)
    {
        var run = 100 + act.Length;
        await StartedAsync(run, "coding_completed", Changed);
        var before = await TagsAsync(run);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/runs/{run}/{act}") { Content = new StringContent(body), Headers = { Authorization = new("Bearer", DashboardHost.AdminKey) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode);
        await AreOthersAsync(run, before);
    }

    [Fact]
    public async Task Tag_AfterADelivery_OfTheRunOrItsIssue_IsAnother()
    {
        await StartedAsync(5);
        var before = await TagsAsync(5);
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 5, 5));
        await AreOthersAsync(5, before);
        before = await TagsAsync(5);
        await _host.KeepAsync("issue", Body.Issue("assigned", 5, "Cart is null"));
        await AreOthersAsync(5, before);
    }

    [Fact]
    public async Task Tag_AfterASwitchOfARisk_IsAnother()
    {
        await StartedAsync(6, "coding_completed", Changed);
        var before = await TagsAsync(6);
        await _host.Get<RiskBook>().SwitchAsync("acme/shop", RiskKind.NoTest, on: false, Cancel);
        await AreOthersAsync(6, before);
        await _host.Get<RiskBook>().SwitchAsync("acme/shop", RiskKind.NoTest, on: true, Cancel);
    }

    [Fact]
    public async Task Tag_OnceARunIsQuiet_IsAnother_ThoughNothingHappened()
    {
        await StartedAsync(7);
        var before = await TagsAsync(7);
        one.Clock.Advance(TimeSpan.FromHours(2));
        await AreOthersAsync(7, before);
        using var run = await JsonAsync("/api/runs/7?fields=state");
        Assert.Equal("quiet", run.RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Tag_OfAList_AfterARunWasErased_IsAnother()
    {
        await StartedAsync(8);
        await StartedAsync(9);
        using var before = await AskAsync("/api/runs?fields=stage&issue=8");
        await _host.Get<Eraser>().EraseRunAsync(new RunKey("acme", Body.Installation, new(8)), Cancel);
        using var after = await AskAsync("/api/runs?fields=stage&issue=8", before.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static IEnumerable<string> Names(JsonElement of) => of.EnumerateObject().Select(member => member.Name);

    private async Task StartedAsync(long run, string action = "root_cause_started", string? data = null)
    {
        await _host.KeepAsync("seer", Body.Seer(action, run, run, data));
        await FoldedAnew.CaughtUpAsync(_host);
    }

    private async Task<string[]> TagsAsync(long run)
    {
        string[] paths = [$"/api/runs/{run}", $"/api/runs?issue={run}"];
        return [.. await Task.WhenAll(paths.Select(async path =>
        {
            using var answer = await AskAsync(path);
            return string.Create(CultureInfo.InvariantCulture, $"{path} {answer.Headers.ETag}");
        }))];
    }

    /// <summary>Each is sent anew to whoever has the one before.</summary>
    private async Task AreOthersAsync(long run, string[] before)
    {
        await FoldedAnew.CaughtUpAsync(_host);
        Assert.Empty((await TagsAsync(run)).Intersect(before));
        foreach (var (path, tag) in before.Select(each => (each.Split(' ')[0], each.Split(' ')[1])))
        {
            using var answer = await AskAsync(path, tag);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private async Task<JsonDocument> JsonAsync(string path)
    {
        using var answer = await AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }

    /// <summary>One app for all of these; each has runs of its own.</summary>
    public sealed class OneHost : IAsyncDisposable
    {
        public OneHost() => Host = new(new Dictionary<string, string?> { ["Access:ApiRequestsPerMinute"] = "100000" }, Clock);

        public FakeTimeProvider Clock { get; } = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));

        public DashboardHost Host { get; }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}

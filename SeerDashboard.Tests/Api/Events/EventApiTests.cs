using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Access;
using SeerDashboard.Live;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Events;

/// <summary><c>GET /api/events</c> of the real app over real connections.</summary>
public sealed class EventApiTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;
    private DashboardHost _host = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Listen();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Change_ComesAsTheSummaryThatTheApiWrites_WithItsVersionAsId()
    {
        using var events = await EventReader.JoinAsync(_http);
        await StartedAsync(7);
        var told = (await events.NextAsync())!;
        Assert.Equal(("run", 7), (told.Name, told.RunId));
        Assert.Equal(told.Run().GetProperty("version").GetInt64(), told.Id);
        using var page = System.Text.Json.JsonDocument.Parse(await _http.GetStringAsync("/api/runs", Cancel));
        Assert.Equal(page.RootElement.GetProperty("items")[0].GetRawText(), told.Data);
    }

    [Fact]
    public async Task Resume_GivesTheNewestOfEachRunThatChangedSince_AlsoAfterARestart()
    {
        long last;
        using (var events = await EventReader.JoinAsync(_http))
        {
            await StartedAsync(1);
            last = (await events.NextAsync())!.Id!.Value;
        }

        await StartedAsync(2);
        await StartedAsync(3);
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, group: 2));
        await Eventually.HoldsAsync(async () => (await StatesAsync()).Count(state => state == "rootCauseFound") == 1);
        for (var turn = 0; turn < 2; turn++)
        {
            using var again = await EventReader.JoinAsync(_http, last);
            List<Event> missed = [(await again.NextAsync())!, (await again.NextAsync())!];
            Assert.Equal([2, 3], missed.Select(one => one.RunId).Order());
            Assert.Equal(missed.Select(one => one.Id).Order(), missed.Select(one => one.Id));
            Assert.Equal("rootCauseFound", missed.Single(one => one.RunId == 2).Run().GetProperty("state").GetString());
            await RestartAsync();
        }

        // What comes next is not what came before.
        using var on = await EventReader.JoinAsync(_http, last);
        await StartedAsync(4);
        Assert.Equal([2, 3, 4], new[] { (await on.NextAsync())!.RunId, (await on.NextAsync())!.RunId, (await on.NextAsync())!.RunId }.Order());
    }

    [Fact]
    public async Task Reader_WhoIsAheadOfTheStore_OrWhoseRunsVanished_IsToldToReadAnew()
    {
        await StartedAsync(1);
        using var ahead = await EventReader.JoinAsync(_http, 1_000_000);
        var reset = (await ahead.NextAsync())!;
        Assert.Equal(("reset", ahead.Begin), (reset.Name, reset.Id));
        // Whoever comes back with what they were told is not told so again.
        using (var again = await EventReader.JoinAsync(_http, reset.Id))
            Assert.Equal((reset.Id, ahead.Epoch), (again.Begin, again.Epoch));
        await _host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(1)), Cancel);
        Assert.Equal("reset", (await ahead.NextAsync())!.Name);
        await StartedAsync(2);
        var told = await ahead.NextAsync();
        while (told!.Name == "reset")
            told = await ahead.NextAsync();
        Assert.Equal(2, told.RunId);
    }

    [Fact]
    public async Task Run_ErasedWhileAReaderIsAway_IsToldWhenTheyComeBack_Once()
    {
        await StartedAsync(1);
        await StartedAsync(2);
        long? last;
        using (var before = await EventReader.JoinAsync(_http))
            last = before.Begin;
        await _host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(1)), Cancel);
        using (var back = await EventReader.JoinAsync(_http, last))
        {
            var reset = (await back.NextAsync())!;
            Assert.Equal("reset", reset.Name);
            Assert.True(reset.Id > last);
            last = reset.Id;
        }

        // What changes from then on has a version above it, and nothing is told twice.
        using var again = await EventReader.JoinAsync(_http, last);
        await StartedAsync(3);
        var told = (await again.NextAsync())!;
        Assert.Equal((3, true), (told.RunId, told.Id > last));
    }

    [Fact]
    public async Task Key_ThatIsRevoked_EndsTheStreamWithinMoments()
    {
        var key = await _host.Get<ApiKeys>().MakeAsync("reader", Roles.Viewer, 30, "admin", Cancel);
        using var events = await EventReader.JoinAsync(_http, key: key.Secret!);
        await _host.Get<ApiKeys>().RevokeAsync(key.Key!.Id, Cancel);
        await _host.Get<LiveAccess>().LookAsync(Cancel);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            if (await events.NextAsync() is null)
                throw new HttpIOException(HttpRequestError.ResponseEnded);
        });
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<ChangeStream>().Readers == 0));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("seven")]
    [InlineData("99999999999999999999")]
    public async Task LastEventId_ThatIsNone_IsABadRequest(string id)
    {
        using var answer = await _http.GetAsync($"/api/events?lastEventId={id}", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Last-Event-ID", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowReader_IsDropped_TheOthersAreNot_AndBothEndWithTheSame()
    {
        using var fast = await EventReader.JoinAsync(_http);
        using var slow = await EventReader.JoinAsync(_http);
        var repos = string.Join(',', Enumerable.Range(0, 5_000).Select(at => $"\"acme/part-{at:00000}\":[{{\"path\":\"a\",\"type\":\"M\"}}]"));
        var newest = new System.Collections.Concurrent.ConcurrentDictionary<long, long>();
        var reading = Task.Run(
            async () =>
            {
                while (await fast.NextAsync() is { } told)
                    newest[told.RunId] = told.Id!.Value;
            }, Cancel);
        // Megabytes of which the slow one takes nothing, until no buffer takes any more.
        var turns = 0;
        for (; turns < 300 && _host.Get<ChangeStream>().Readers > 1; turns++)
            await _host.KeepAsync("seer", Body.Seer("coding_completed", turns + 1, turns + 1, "{\"code_changes\":{" + repos + "}}"));
        Assert.InRange(turns, 1, 299);
        var last = await _host.Get<SeerDashboard.Store.RunReader>().NewestVersionAsync(Cancel);
        await Eventually.HoldsAsync(() => Task.FromResult(newest.Values.DefaultIfEmpty().Max() >= last));
        Assert.False(reading.IsCompleted);

        // It reads what was under way, and goes on from there.
        var seen = new Dictionary<long, long>();
        try
        {
            while (await slow.NextAsync() is { } told)
                seen[told.RunId] = told.Id!.Value;
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            // Broken off in the middle of an event.
        }

        using var again = await EventReader.JoinAsync(_http, seen.Values.DefaultIfEmpty().Max());
        while (seen.Count < newest.Count || newest.Any(one => seen.GetValueOrDefault(one.Key) != one.Value))
        {
            var told = (await again.NextAsync())!;
            seen[told.RunId] = told.Id!.Value;
        }
    }

    private async Task StartedAsync(long run)
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", run, group: run));
        await Eventually.HoldsAsync(async () => (await _http.GetAsync($"/api/runs/{run}", Cancel)).StatusCode == HttpStatusCode.OK);
    }

    private async Task<List<string?>> StatesAsync()
    {
        using var page = System.Text.Json.JsonDocument.Parse(await _http.GetStringAsync("/api/runs", Cancel));
        return [.. page.RootElement.GetProperty("items").EnumerateArray().Select(run => run.GetProperty("state").GetString())];
    }

    private void Listen()
    {
        _host = new(folder: _folder);
        _host.UseKestrel(0);
        _host.StartServer();
        _http = new() { BaseAddress = new(_host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", DashboardHost.ViewerKey);
    }

    private async Task RestartAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        Listen();
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Live;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Events;

/// <summary>What <c>GET /api/events</c> says while nothing changes, and how many may read it.</summary>
public sealed class EventBoundsTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;
    private readonly HttpClient _http;

    public EventBoundsTests()
    {
        _host = new(clock: _clock);
        _host.UseKestrel(0);
        _host.StartServer();
        _http = new() { BaseAddress = new(_host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), Timeout = Timeout.InfiniteTimeSpan };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Stream_WhileNothingChanges_HasALineEvery15Seconds_AndNoneBefore()
    {
        using var events = await EventReader.JoinAsync(_http);
        var line = events.LineAsync();
        // When the server begins to wait is not to be seen from here: not before the first 15 seconds in any case.
        _clock.Advance(TimeSpan.FromSeconds(14.5));
        Assert.False(line.IsCompleted);
        await Eventually.HoldsAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            return Task.FromResult(line.IsCompleted);
        });
        Assert.Equal(":", await line);
        Assert.Equal("", await events.LineAsync());
        var next = events.LineAsync();
        await Eventually.HoldsAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            return Task.FromResult(next.IsCompleted);
        });
        Assert.Equal(":", await next);
    }

    [Fact]
    public async Task OneKey_HasSoManyPlaces_AndLeavesTheOthersToOthers()
    {
        var changes = _host.Get<ChangeStream>();
        List<ChangeListener> readers = [];
        for (var at = 0; at < ChangeStream.MostOfOne; at++)
            readers.Add((await changes.JoinAsync("key viewer", Cancel)).Reader!);
        using (var refused = await AskAsync(DashboardHost.ViewerKey))
            await IsRefusedAsync(refused, HttpStatusCode.TooManyRequests, "100 times at once");
        using var other = await EventReader.JoinAsync(_http, key: DashboardHost.AdminKey);
        Assert.Equal(ChangeStream.MostOfOne + 1, changes.Readers);
        readers[0].Dispose();
        await Eventually.HoldsAsync(() => Task.FromResult(changes.Readers == ChangeStream.MostOfOne));
        using var again = await EventReader.JoinAsync(_http);
    }

    [Fact]
    public async Task All_WhenSoManyReadAsCan_AreToldToComeBack()
    {
        var changes = _host.Get<ChangeStream>();
        List<ChangeListener> readers = [];
        for (var at = 0; at < ChangeStream.MostReaders; at++)
            readers.Add((await changes.JoinAsync($"key {at % 20}", Cancel)).Reader!);
        using (var refused = await AskAsync(DashboardHost.ViewerKey))
            await IsRefusedAsync(refused, HttpStatusCode.ServiceUnavailable, "GET /api/runs?since=");
        Assert.Null((await changes.JoinAsync(null, Cancel)).Reader);
        readers[0].Dispose();
        await Eventually.HoldsAsync(() => Task.FromResult(changes.Readers < ChangeStream.MostReaders));
        using var again = await EventReader.JoinAsync(_http);
    }

    private static async Task IsRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string says)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter?.Delta);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(says, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events") { Headers = { Authorization = new("Bearer", key) } };
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }
}

using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class VisitsTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));

    [Fact]
    public async Task Visit_TheFirst_FindsNothingNew()
    {
        await using var host = new DashboardHost(clock: _clock);
        var visit = await host.Get<Visits>().LastAsync("Mona", Cancel);
        Assert.Equal(Visit.First, visit);
        Assert.False(visit.IsNews(await RunAsync(host, "root_cause_started")));
    }

    [Fact]
    public async Task Visit_TheNext_FindsWhatChangedMeanwhile_EvenOverARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(clock: _clock, folder: folder))
        {
            var seen = await RunAsync(host, "root_cause_started");
            await host.Get<Visits>().SawAsync("Mona", seen.Version, Cancel);
            var visit = await host.Get<Visits>().LastAsync("mona", Cancel);
            Assert.Equal(_clock.GetUtcNow(), visit.At);
            Assert.False(visit.IsNews(seen));
            Assert.True(visit.IsNews(await RunAsync(host, "root_cause_completed")));
        }

        await using var again = new DashboardHost(clock: _clock, folder: folder);
        var before = await again.Get<Visits>().LastAsync("Mona", Cancel);
        Assert.True(before.IsNews((await again.Get<RunReader>().SummaryAsync(Key, Cancel))!));
        var news = await RunAsync(again, "solution_started");
        await again.Get<Visits>().SawAsync("Mona", news.Version, Cancel);
        var after = await again.Get<Visits>().LastAsync("Mona", Cancel);
        Assert.False(after.IsNews(news));
        Assert.True(after.IsNews(await RunAsync(again, "solution_completed")));
        await again.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Saw_AnOlderVersion_TakesNothingBack()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.Get<Visits>().SawAsync("Mona", 7, Cancel);
        await host.Get<Visits>().SawAsync("Mona", 5, Cancel);
        Assert.Equal(7, (await host.Get<Visits>().LastAsync("Mona", Cancel)).Version);
    }

    [Fact]
    public async Task People_WhoWereHere_AreSuggestedTheLastOneFirst()
    {
        await using var host = new DashboardHost(clock: _clock);
        var people = host.Get<PeopleBook>();
        await people.SeenAsync("Long Gone", Cancel);
        _clock.Advance(TimeSpan.FromDays(80));
        await people.SeenAsync("Mona", Cancel);
        await host.Get<Visits>().SawAsync("admin", 1, Cancel);
        _clock.Advance(TimeSpan.FromDays(11));
        await people.SeenAsync("Jo", Cancel);
        await people.SeenAsync("jo", Cancel);
        Assert.Equal(["Jo", "Mona"], await people.ListAsync(10, Cancel));
        _clock.Advance(TimeSpan.FromMinutes(11));
        await people.SeenAsync("MONA", Cancel);
        Assert.Equal(["Mona"], await people.ListAsync(1, Cancel));
    }

    private static RunKey Key => new("acme", Body.Installation, new(1));

    private static async Task<RunSummary> RunAsync(DashboardHost host, string action)
    {
        var before = (await host.Get<RunReader>().SummaryAsync(Key, Cancel))?.Version ?? 0;
        await host.KeepAsync("seer", Body.Seer(action, 1));
        return await Eventually.GetAsync(async () => await host.Get<RunReader>().SummaryAsync(Key, Cancel) is { } run && run.Version > before ? run : null);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

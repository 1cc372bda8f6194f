using SeerDashboard.Benchmarks.Stores;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>The store that benchmarks generate is one that the app could have written.</summary>
public sealed class GeneratedStoreTests : IDisposable
{
    private static readonly StoreSize Size = new(60, 400, Seed: 7, new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Store_Generated_IsWholeAndTheAppGoesOnFromIt()
    {
        await WriteAsync("seer.db");
        await using var host = new DashboardHost(folder: _folder);

        Assert.Equal((400L, 60L), (StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Deliveries"), StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Runs")));
        Assert.Equal(60L, StoreAccess.Scalar(host, "SELECT COUNT(*) FROM RunTexts_docsize"));
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        await FoldedAnew.RebuildsEqualAsync(host);
        Assert.Equal(400L, StoreAccess.Scalar(host, "SELECT SUM(Count) FROM Tallies WHERE Hour > 0 AND Name IN ('Applied', 'Duplicate', 'Stored', 'Unreadable')"));

        using var answer = await host.PostAsync("seer", System.Text.Encoding.UTF8.GetBytes(Builders.Body.Seer("root_cause_started", 5)));
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        await FoldedAnew.CaughtUpAsync(host);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
    }

    [Fact]
    public async Task Store_Generated_HasIssuesWithSeveralRuns_AndWhatPeopleDid()
    {
        await WriteAsync("seer.db");
        await using var host = new DashboardHost(folder: _folder);

        var runs = (await host.Get<RunReader>().ListAsync(new() { Limit = 200 }, Cancel)).Items;
        Assert.Contains(runs, run => run.SupersededBy is not null);
        Assert.Contains(runs, run => run.Done is not null);
        Assert.Contains(runs, run => run.ClaimedBy is not null);
        Assert.True(runs.Select(run => run.State).Distinct().Count() >= 5, "Runs stand in few states.");
        Assert.True(runs.SelectMany(run => run.Repos).Distinct().Count() >= 10, "Runs are of few repositories.");
    }

    [Fact]
    public async Task Store_OfTheSameSeed_IsTheSame()
    {
        await WriteAsync("one.db");
        await WriteAsync("other.db");
        Assert.Equal(Head("one.db"), Head("other.db"));
        await Assert.ThrowsAsync<IOException>(() => WriteAsync("one.db"));
    }

    private Task WriteAsync(string name) => GeneratedStore.WriteAsync(Path.Combine(_folder, name), Size, _ => { }, Cancel);

    private string Head(string name)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder, name)};Mode=ReadOnly");
        connection.Open();
        using var head = connection.CreateCommand();
        head.CommandText = "SELECT hex(Head) || Count FROM Chain WHERE Id = 1";
        return (string)head.ExecuteScalar()!;
    }
}

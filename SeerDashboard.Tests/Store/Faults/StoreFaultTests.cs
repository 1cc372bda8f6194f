using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Faults;

/// <summary>The store fails while the server runs, and gets well again: nothing that was promised is missing.</summary>
public sealed class StoreFaultTests
{
    [Fact]
    public async Task Full_ThenSpaceAgain_Refuses_SaysSo_AndHasEverythingInTheEnd()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await PragmaAsync(host, $"max_page_count={Scalar(host, "SELECT page_count FROM pragma_page_count")}");
        var accepted = new List<long> { 1 };
        var refused = 0L;
        for (var run = 2L; refused == 0; run++)
        {
            Assert.InRange(run, 2, 500);
            if (await KeptAsync(host, run))
                accepted.Add(run);
            else
                refused = run;
        }

        await NotReadyAsync(host, "no space");
        await PragmaAsync(host, "max_page_count=1073741823");

        await ReadyAsync(host);
        // Nobody may ever send it again, so what was refused is there as well.
        await Eventually.HoldsAsync(() => Task.FromResult(Scalar(host, $"SELECT COUNT(*) FROM Deliveries WHERE RunId = {refused}").Equals(1L)));
        await WholeAsync(host, accepted);
    }

    [Fact]
    public async Task ReadOnly_IsOpenedAnewAndWritesAgain()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await PragmaAsync(host, "query_only=ON");
        Assert.False(await KeptAsync(host, 2));
        await ReadyAsync(host);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3));
        await WholeAsync(host, [1, 3]);
    }

    [Fact]
    public async Task Locked_NobodySendsAnything_ReadySaysSoAllTheSame()
    {
        // As long as an answer waits outside of tests.
        await using var host = new DashboardHost(new Dictionary<string, string?> { [DashboardHost.AnswerWithin] = "700" });
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await using (var other = Open(host))
        {
            using var held = other.BeginTransaction();
            await NotReadyAsync(host, "lock");
            Assert.False(await KeptAsync(host, 2));
        }

        await ReadyAsync(host);
        await WholeAsync(host, [1]);
    }

    [Fact]
    public async Task Damaged_WhileItRuns_RefusesUntilTheFileIsWholeAgain()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await Eventually.HoldsAsync(() => Task.FromResult(Scalar(host, "SELECT Cursor FROM Projection").Equals(1L)));
        SqliteConnection.ClearAllPools();
        await PragmaAsync(host, "wal_checkpoint(TRUNCATE)", "shrink_memory");
        var file = Path.Combine(host.Folder, "seer.db");
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Overwrite(file, Enumerable.Repeat((byte)0xA5, whole.Length).ToArray());
        Assert.False(await KeptAsync(host, 2));
        await NotReadyAsync(host, "damaged");

        Overwrite(file, whole);

        await ReadyAsync(host);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3));
        await WholeAsync(host, [1, 3]);
    }

    private static void Overwrite(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Write(bytes);
    }

    /// <summary>Whether it was kept; if not, it was answered so as it must be, and within the second that Sentry waits.</summary>
    private static async Task<bool> KeptAsync(DashboardHost host, long run)
    {
        var sent = Stopwatch.GetTimestamp();
        using var answer = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", run)));
        if (answer.StatusCode == HttpStatusCode.Accepted)
            return true;
        Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Send it again", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return false;
    }

    private static Task PragmaAsync(DashboardHost host, params IReadOnlyList<string> pragmas) => host.Get<StoreJobs>().RunAsync(
        (connection, _) =>
        {
            foreach (var pragma in pragmas)
                connection.Prepare($"PRAGMA {pragma}").ExecuteNonQuery();
        },
        TestContext.Current.CancellationToken);

    private static Task NotReadyAsync(DashboardHost host, string why) => Eventually.HoldsAsync(async () =>
    {
        using var ready = await host.Anonymous.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return ready.StatusCode == HttpStatusCode.ServiceUnavailable
            && (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(why, StringComparison.Ordinal);
    });

    private static Task ReadyAsync(DashboardHost host) => Eventually.HoldsAsync(async () =>
    {
        using var ready = await host.Anonymous.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return ready.IsSuccessStatusCode;
    });

    /// <summary>Each that was accepted is there once and projected, and the chain holds.</summary>
    private static async Task WholeAsync(DashboardHost host, IEnumerable<long> accepted)
    {
        foreach (var run in accepted)
        {
            Assert.Equal(1L, Scalar(host, $"SELECT COUNT(*) FROM Deliveries WHERE RunId = {run}"));
            await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(run), null, TestContext.Current.CancellationToken)).Run is not null);
        }

        Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
    }
}

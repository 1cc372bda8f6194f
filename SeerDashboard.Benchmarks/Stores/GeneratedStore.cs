using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SeerDashboard.Store;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>
/// Writes a store of any size with the store's own hands: bodies are read, hashed, chained, folded and indexed as those that Sentry sends,
/// in large transactions and without a server. What it writes follows from the size, the seed and the time alone.
/// </summary>
public static class GeneratedStore
{
    private const int RunsAtOnce = 400;
    private const int PagesOfTheLog = 40_000;

    /// <summary>Writes it; there must be none yet. <paramref name="says"/> is told how far it is.</summary>
    /// <exception cref="IOException">The file is there already.</exception>
    public static async Task WriteAsync(string file, StoreSize size, Action<int> says, CancellationToken cancel)
    {
        if (File.Exists(file))
            throw new IOException($"{file} is there already: a store is generated into a new file.");
        var clock = new StoreClock(size.Until - StoreSize.Span);
        using var host = Host(file, clock);
        await host.Services.GetRequiredService<StoreFile>().PrepareAsync(cancel);
        using (var hands = new StoreHands(host.Services))
        {
            var written = 0;
            foreach (var runs in new GeneratedRuns(size).All().Chunk(RunsAtOnce))
            {
                cancel.ThrowIfCancellationRequested();
                clock.Now = runs.Max(run => run.Deliveries[^1].SentAt).AddSeconds(2);
                hands.Write(runs);
                hands.Shorten(PagesOfTheLog);
                says(written += runs.Length);
            }

            hands.Finish();
        }

        SqliteConnection.ClearAllPools();
    }

    private static IHost Host(string file, TimeProvider clock)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:ConnectionString"] = $"Data Source={file}",
            ["Store:ProjectAtOnce"] = "2000",
            ["Sentry:Integrations:0:Name"] = "acme",
            ["Sentry:Integrations:0:Organization"] = "acme",
            ["Sentry:Integrations:1:Name"] = "globex",
            ["Sentry:Integrations:1:Organization"] = "globex",
        });
        builder.Services.AddSingleton(clock);
        builder.AddStore();
        return builder.Build();
    }
}

/// <summary>Stands where the generator sets it; durations are real.</summary>
internal sealed class StoreClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}

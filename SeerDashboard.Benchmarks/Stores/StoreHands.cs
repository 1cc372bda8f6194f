using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>The store's own writing parts, used without its writer.</summary>
internal sealed class StoreHands : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly SqliteConnection _connection;
    private readonly LogTransaction _log;
    private readonly Projector _projector;
    private readonly HandlingBook _people;

    public StoreHands(IServiceProvider services)
    {
        _services = services;
        _connection = services.GetRequiredService<WriteConnection>().Open();
        Execute("PRAGMA cache_size=-200000");
        _log = new(_connection);
        _projector = services.GetRequiredService<Projector>();
        _projector.Open(_connection);
        _people = new(_connection);
    }

    /// <summary>Adds deliveries to the log, what people do beside it, and brings runs up to date.</summary>
    public void Write(IReadOnlyList<GeneratedRun> runs)
    {
        var known = _services.GetRequiredService<IntegrationDirectory>();
        List<Arrival> arrivals = [.. runs.SelectMany(run => run.Deliveries, (run, delivery) => (Run: run, Delivery: delivery)).AsParallel().AsOrdered()
            .Select(one => one.Delivery.Arrive(known.Find(one.Run.Integration)!))];
        var (receipts, end) = _log.Write(arrivals);
        _log.Commit(end);
        var fresh = _services.GetRequiredService<FreshEvents>();
        foreach (var (arrival, receipt) in arrivals.Zip(receipts))
        {
            if (arrival.Content is DeliveryContent.Seer seer)
                fresh.Put(receipt!.Id, seer.Event, arrival.ReadBytes);
        }

        // Says that there is something to count.
        _services.GetRequiredService<Receipts>().Kept(runs[^1].Integration, arrivals[^1].ReceivedAt);
        // Before runs are composed: once is enough.
        using (var transaction = _connection.BeginTransaction())
        {
            foreach (var run in runs)
                _people.Write(run.Key, run.Handling, transaction);
            transaction.Commit();
        }

        _services.GetRequiredService<StepTimes>().Refresh();
        while (_projector.Step())
        {
        }

        var index = _services.GetRequiredService<SearchIndexer>();
        while (index.Step(_connection, _projector, busy: false))
        {
        }

        Count(arrivals.Count);
    }

    /// <summary>Moves the write-ahead log into the file once it is so long.</summary>
    public void Shorten(int pages)
    {
        if (new FileInfo(_connection.DataSource + "-wal") is { Exists: true } log && log.Length > pages * 4096L)
            Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>What is still beside the log is written, and all is in the file.</summary>
    public void Finish()
    {
        Count(2_000);
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();

    /// <summary>Counts by the hour follow the log by a thousand deliveries at a time.</summary>
    private void Count(int deliveries)
    {
        for (var counted = 0; counted < deliveries + 1_000; counted += 1_000)
            _services.GetRequiredService<NoteKeeper>().Write(_connection, now: true);
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

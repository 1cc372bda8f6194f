using Microsoft.Extensions.Options;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>Reads runs for the retro; what was read holds for a minute, for everybody.</summary>
public sealed class RetroReader(ReadConnections store, IOptions<RunsOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>So old what is shown may be.</summary>
    public static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);

    private readonly Dictionary<bool, RetroRuns> _read = [];

    /// <summary>Runs that started in the week of <paramref name="since"/> or later, as of a minute ago at most.</summary>
    public async Task<RetroRuns> ReadAsync(DateTimeOffset since, bool samples, CancellationToken cancel)
    {
        var week = Week.Of(since);
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            // A longer stretch that was read just now holds a shorter one.
            if (!_read.TryGetValue(samples, out var read) || now - read.At >= HoldsFor || read.Since.Number > week.Number)
            {
                var all = await store.ReadAsync(connection => new RetroScan(connection, now, TimeSpan.FromDays(options.Value.ReviewAgesOutDays)).Read(week.Start, samples), cancel);
                _read[samples] = read = new(week, now, all);
            }

            return read.Since == week ? read : new(week, read.At, [.. read.All.Where(run => run.Week.Number >= week.Number)]);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}

/// <summary>The runs of some weeks.</summary>
/// <param name="Since">The first week.</param>
/// <param name="At">As of when.</param>
/// <param name="All">In no order.</param>
public sealed record RetroRuns(Week Since, DateTimeOffset At, IReadOnlyList<RetroRun> All);

using Microsoft.Extensions.Options;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>Reads runs for the retro. What was read holds for everybody: twenty times as long as it took to read, so a small store is shown as it is.</summary>
public sealed class RetroReader(ReadConnections store, IOptions<RunsOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>So old what is shown may be, however many runs there are.</summary>
    public static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(1);

    /// <summary>So often a page asks again: most times it is given what was read already.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan HoldsAtLeast = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);

    private readonly Dictionary<bool, RetroRuns> _read = [];

    private TimeSpan _holds = HoldsAtLeast;

    /// <summary>Runs that started in the week of <paramref name="since"/> or later, as of a minute ago at most.</summary>
    public async Task<RetroRuns> ReadAsync(DateTimeOffset since, bool samples, CancellationToken cancel)
    {
        var week = Week.Of(since);
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            // A longer stretch that was read just now holds a shorter one.
            if (!_read.TryGetValue(samples, out var read) || now - read.At >= _holds || read.Since.Number > week.Number)
            {
                var began = clock.GetTimestamp();
                var all = await store.ReadAsync(connection => new RetroScan(connection, now, TimeSpan.FromDays(options.Value.ReviewAgesOutDays)).Read(week.Start, samples), cancel);
                _read[samples] = read = new(week, now, all);
                _holds = TimeSpan.FromTicks(Math.Clamp(20 * clock.GetElapsedTime(began).Ticks, HoldsAtLeast.Ticks, HoldsFor.Ticks));
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

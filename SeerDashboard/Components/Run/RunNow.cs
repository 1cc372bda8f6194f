using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Run;

/// <summary>Runs as their pages show them, read once a change however many look at one.</summary>
public sealed class RunNow : IDisposable
{
    private const int MostOthers = 10;

    private readonly RunReader _runs;
    private readonly DeliveryReader _log;
    private readonly TimeProvider _clock;
    private readonly ReadOnce<(RunId Run, string? Installation, string? Integration), RunPageRead> _reads;
    private readonly Several _watching;

    /// <summary>Follows <paramref name="feed"/>. It is told of a change before those who look are, so nobody is given what was read before it.</summary>
    public RunNow(RunReader runs, DeliveryReader log, RunFeed feed, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(feed);
        (_runs, _log, _clock, _reads) = (runs, log, clock, new(clock));
        _watching = new(
        [
            feed.Watch(news => _reads.Forget((key, read) => read is null || key.Run == news.RunId || IsOfTheIssue(news, read))),
            feed.WatchLogs(run => _reads.Forget((key, _) => key.Run == run.RunId)),
            feed.WatchResets(() => _reads.Forget((_, _) => true)),
        ]);
    }

    /// <summary>How often the store was asked.</summary>
    internal int Made => _reads.Made;

    /// <summary>The run of that number with what its page shows, states as of now; <paramref name="integration"/> tells two apart that share the installation too.</summary>
    public async Task<RunPageRead> FindAsync(RunId run, string? installation, string? integration, CancellationToken cancel)
    {
        var read = await _reads.ReadAsync((run, installation, integration), token => ReadAsync(run, installation, integration, token), cancel);
        return read.At(_clock.GetUtcNow());
    }

    /// <inheritdoc/>
    public void Dispose() => _watching.Dispose();

    private async Task<RunPageRead> ReadAsync(RunId run, string? installation, string? integration, CancellationToken cancel)
    {
        var found = await _runs.FindAsync(run, installation, integration, cancel);
        if (found.Run is not { } shown)
            return new(found, [], []);
        var deliveries = await _log.OfRunAsync(shown.Key, cancel);
        var issue = shown.GroupId is { } id ? (await _runs.ListAsync(new() { Issue = id, Integration = shown.Integration, Limit = MostOthers }, cancel)).Items : [];
        return new(found, deliveries, [.. issue.Where(other => other.Key != shown.Key)]);
    }

    private static bool IsOfTheIssue(RunSummary news, RunPageRead read) =>
        read.Found.Run is { GroupId: { } issue } shown && news.GroupId == issue && news.Integration == shown.Integration;
}

/// <summary>What a run's page shows.</summary>
/// <param name="Found">The run, or those that share its number.</param>
/// <param name="Deliveries">Its deliveries, in the order they came.</param>
/// <param name="Others">Other runs of its issue, newest activity first.</param>
public sealed record RunPageRead(RunLookup Found, IReadOnlyList<DeliveryRow> Deliveries, IReadOnlyList<RunSummary> Others)
{
    /// <summary>The same with the clock.</summary>
    internal RunPageRead At(DateTimeOffset now) => this with
    {
        Found = Found.Run is { } run ? Found with { Run = (SeerDashboard.Runs.Run)run.At(now) } : Found,
        Others = [.. Others.Select(other => other.At(now))],
    };
}

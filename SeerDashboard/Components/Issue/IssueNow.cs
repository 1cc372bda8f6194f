using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Issue;

/// <summary>Issues as their pages show them, read once a change however many look at one.</summary>
public sealed class IssueNow : IDisposable
{
    private readonly IssueReader _issues;
    private readonly TimeProvider _clock;
    private readonly ReadOnce<(GroupId Issue, string? Integration), IssueLookup> _reads;
    private readonly Several _watching;

    /// <summary>Follows <paramref name="feed"/>. It is told of a change before those who look are, so nobody is given what was read before it.</summary>
    public IssueNow(IssueReader issues, RunFeed feed, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(feed);
        (_issues, _clock, _reads) = (issues, clock, new(clock));
        _watching = new(
        [
            // A run that was of this issue may have gone to another.
            feed.Watch(news => _reads.Forget((key, read) => read is null || key.Issue == news.GroupId || read.Issue?.Runs.Any(shown => shown.Key == news.Key) == true)),
            feed.WatchIssues(issue => _reads.Forget((key, _) => key.Issue == issue.GroupId)),
            feed.WatchResets(() => _reads.Forget((_, _) => true)),
        ]);
    }

    /// <summary>How often the store was asked.</summary>
    internal int Made => _reads.Made;

    /// <summary>The issue of that number, states as of now; <paramref name="integration"/> tells two of them apart.</summary>
    public async Task<IssueLookup> FindAsync(GroupId issue, string? integration, CancellationToken cancel)
    {
        var read = await _reads.ReadAsync((issue, integration), token => _issues.FindAsync(issue, integration, token), cancel);
        var now = _clock.GetUtcNow();
        return read.Issue is { } known ? read with { Issue = known with { Runs = [.. known.Runs.Select(run => (SeerDashboard.Runs.Run)run.At(now))] } } : read;
    }

    /// <inheritdoc/>
    public void Dispose() => _watching.Dispose();
}

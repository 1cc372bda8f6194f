using Microsoft.Extensions.Options;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Live;

/// <summary>
/// Reads the store for the feed: the newest runs first, then what changed, at a steady pace and at once after a hint.
/// So a lost push costs a moment and never a stale page (DESIGN.md decision 4).
/// </summary>
internal sealed class CatchUp(FeedSource store, RunFeed feed, IOptions<LiveOptions> options, TimeProvider clock) : BackgroundService
{
    private const int PageSize = 200;
    private const int BatchSize = 500;

    private static readonly DeskGroup[] Waiting = [DeskGroup.ReadyForReview, DeskGroup.PlanReady, DeskGroup.RootCauseFound, DeskGroup.NoWord];

    // The newest ones were read; among the older ones some still wait.
    private (long Number, string After)? _older;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pace = TimeSpan.FromMilliseconds(options.Value.CatchUpEveryMilliseconds);
        await using var timer = clock.CreateTimer(_ => feed.Hint(), null, TimeSpan.Zero, pace);
        await foreach (var _ in feed.Hints.ReadAllAsync(stoppingToken))
            await ReadAsync(stoppingToken);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        try
        {
            if (feed.Cursor is { } cursor)
                await ReadChangesAsync(cursor, cancel);
            else
                await ReadAllAsync(cancel);
            if (_older is var (number, after))
                await ReadWaitingAsync(number, after, cancel);
            _older = null;
            feed.Health.StoreAnswered();
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            feed.Health.StoreFailed(error);
        }
    }

    private async Task ReadChangesAsync(long cursor, CancellationToken cancel)
    {
        var number = feed.BeginRead();
        IReadOnlyList<RunSummary> changed;
        do
        {
            changed = await store.ChangedSinceAsync(cursor, BatchSize, cancel);
            feed.Read(changed);
            cursor = changed.Select(run => run.Version).Append(cursor).Max();
        }
        while (changed.Count >= BatchSize);
        feed.EndRead(number);
    }

    private async Task ReadAllAsync(CancellationToken cancel)
    {
        var number = feed.BeginRead();
        List<RunSummary> all = [];
        long? upTo = null;
        var filter = new RunFilter { Limit = PageSize };
        while (true)
        {
            var page = await store.ListAsync(filter, cancel);
            all.AddRange(page.Items);
            // Whatever changes after the first page was read has a greater version than all that is on it:
            // later pages must not move the cursor past changes to earlier ones.
            upTo ??= page.Items.Select(run => run.Version).DefaultIfEmpty().Max();
            filter = filter with { Cursor = page.Next };
            if (page.Next is null || all.Count >= options.Value.RecentRuns)
                break;
        }
        feed.Replace(number, all, upTo.Value);
        _older = filter.Cursor is { } after ? (number, after) : null;
    }

    /// <summary>What waits for somebody is kept however old it is, as far as there is room: half of it is for the newest runs, whatever they are.</summary>
    private async Task ReadWaitingAsync(long number, string after, CancellationToken cancel)
    {
        List<RunSummary> waiting = [];
        foreach (var group in Waiting)
        {
            var filter = new RunFilter { Group = group, Limit = PageSize, Cursor = after };
            while (filter.Cursor is not null && waiting.Count < options.Value.RecentRuns / 2)
            {
                var page = await store.ListAsync(filter, cancel);
                waiting.AddRange(page.Items.Where(run => run.SupersededBy is null));
                filter = filter with { Cursor = page.Next };
            }
        }
        feed.Keep(number, waiting);
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>Finds runs by words as they are typed, and by paths: those whose number or title has them first, then the newest.</summary>
public sealed class RunSearch(ReadConnections reads, TimeProvider clock)
{
    /// <summary>No more hits are counted: whoever finds so many types on, and counting them all costs most of a search in a large store.</summary>
    public const int MostCounted = 200;

    /// <summary>So many rows that the words are in are looked at for the other filters.</summary>
    private const int MostLookedAt = 5_000;

    /// <summary>What the desk asks for, with the places where the words were found.</summary>
    /// <param name="query">What is asked for; <see cref="DeskQuery.Who"/> is meant for <paramref name="me"/>.</param>
    /// <param name="me">The name of whoever asks; null has no runs.</param>
    /// <param name="limit">At most so many hits.</param>
    /// <param name="cancel">Nobody waits any more: what was typed meanwhile is searched for.</param>
    public Task<RunHits> FindAsync(DeskQuery query, string? me, int limit, CancellationToken cancel)
    {
        if (query is { Who.Whose: DeskWhose.Mine } && me is null)
            return Task.FromResult(RunHits.None);
        var now = clock.GetUtcNow();
        return reads.ReadAsync(connection => Find(connection, DeskFilter.Of(query, me, now) with { Limit = limit }, now, withTexts: true, cancel), cancel);
    }

    /// <summary>One page of what a filter asks for.</summary>
    /// <exception cref="FormatException">The cursor is none that a page gave.</exception>
    internal static RunHits Find(SqliteConnection connection, RunFilter filter, DateTimeOffset now, bool withTexts, CancellationToken cancel)
    {
        var (after, limit) = (Read(filter.Cursor), Math.Clamp(filter.Limit, 1, 200));
        var conditions = new RowConditions(filter, now);
        using var load = conditions.Prepare(connection, "Version, Summary");
        var (words, path) = (SearchWords.Of(filter.Text), filter.Path?.Trim() is { Length: > 0 } part ? part : null);
        var (hits, last, next) = (new List<(long Id, RunSummary Run)>(), (Match?)null, (Match?)null);
        var (total, lookedAt, more) = (0, 0, false);
        foreach (var match in new Matches(connection, words, path).After(after))
        {
            cancel.ThrowIfCancellationRequested();
            if (total == MostCounted || ++lookedAt > MostLookedAt)
            {
                more = true;
                next ??= last;
                break;
            }

            if (hits.Count < limit)
            {
                last = match;
                if (Load(load, match.Id, filter, now) is not { } run)
                    continue;
                hits.Add((match.Id, run));
                total++;
            }
            else if ((!conditions.Any && filter is { Group: null, Needs: null }) || Load(load, match.Id, filter, now) is not null)
            {
                next ??= last;
                total++;
            }
        }

        var texts = withTexts ? new SearchedTexts(connection, words) : null;
        return new([.. hits.Select(hit => new RunHit(hit.Run, texts?.Find(hit.Id, path)))], next is null ? null : Write(next), total, more);
    }

    private static RunSummary? Load(SqliteCommand load, long id, RunFilter filter, DateTimeOffset now)
    {
        using var row = load.With(null, id).ExecuteReader();
        // A match may be of a row that is not there any more, or not let through.
        if (!row.Read())
            return null;
        var run = JsonSerializer.Deserialize((byte[])row[1], RunsJson.Default.RunSummary)! with { Version = row.GetInt64(0) };
        return filter is { Group: null, Needs: null } || IsIn(filter, Triage.Of(run, now).Group, run) ? run.At(now) : null;
    }

    private static bool IsIn(RunFilter filter, DeskGroup group, RunSummary run) =>
        (filter.Group is not { } asked || group == asked) && (filter.Needs is not { } person || Triage.Needs(group, run.ClaimedBy, person));

    private static string Write(Match match) => PageCursor.Write(new DateTimeOffset(match.Tier, TimeSpan.Zero), match.Id);

    private static Match? Read(string? cursor) => cursor is { Length: > 0 } && PageCursor.Read(cursor) is var (tier, id)
        ? new((int)Math.Min(tier.UtcTicks, 2), id) : null;
}

/// <summary>What a search found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Total">How many there are in all, of which no more than <see cref="RunSearch.MostCounted"/> are counted.</param>
/// <param name="More">There are more than that.</param>
public sealed record RunHits(IReadOnlyList<RunHit> Hits, string? Next, int Total, bool More)
{
    /// <summary>Nothing was found.</summary>
    public static RunHits None { get; } = new([], null, 0, More: false);

    /// <summary>The count in words: "1 run", "12 runs", "more than 1,000 runs".</summary>
    public string Count => More ? string.Create(CultureInfo.InvariantCulture, $"more than {Total:N0} runs") : RunWords.Count(Total, "run");
}

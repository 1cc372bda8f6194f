using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>A filter as a query.</summary>
internal static class RunQuery
{
    /// <summary>The runs that the filter asks for.</summary>
    public static IQueryable<RunRow> Matching(this SeerContext context, RunFilter filter, DateTimeOffset now)
    {
        var runs = (filter.Risk is { Length: > 0 } risk ? Flagged(context, risk) : context.Runs).AsNoTracking();
        if (filter.States.Count > 0)
            runs = runs.InStates(filter.States, now);
        if (filter.Stages.Count > 0)
            runs = runs.Where(run => filter.Stages.Contains(run.Stage));
        if (filter.Repo is { Length: > 0 } repo)
            runs = runs.Where(run => run.Repos.Contains("\n" + repo + "\n"));
        if (filter.Project is { Length: > 0 } project)
            runs = runs.Where(run => run.Project == project);
        if (filter.Issue is { } issue)
            runs = runs.Where(run => run.GroupId == issue.Value);
        if (filter.Integration is { Length: > 0 } integration)
            runs = runs.Where(run => run.Integration == integration);
        if (filter.Level is { Length: > 0 } level)
            runs = runs.Where(run => run.Level == level);
        if (filter.Since is { } since)
            runs = runs.Where(run => run.UpdatedAt >= since);
        if (filter.Person is { Length: > 0 } person)
            runs = runs.Where(run => EF.Functions.Collate(run.ClaimedBy!, "NOCASE") == person);
        if (filter.Unclaimed)
            runs = runs.Where(run => run.ClaimedBy == null);
        if (Lines(filter.Size) is var (from, to))
            runs = runs.Where(run => run.Lines >= from && run.Lines <= to);
        if (filter.Group is { } group && StatesOf(group) is { Count: > 0 } states)
            runs = runs.InStates(states, now);
        return runs;
    }

    /// <summary>Risks stand in the summary alone; few look for one, and then among all runs.</summary>
    private static IQueryable<RunRow> Flagged(SeerContext context, string risk) =>
        context.Runs.FromSql($"SELECT * FROM Runs WHERE EXISTS (SELECT 1 FROM json_each(CAST(Summary AS TEXT), '$.risk') WHERE value = {risk})");

    /// <summary>How many changed lines a size means; null for none of them.</summary>
    internal static (int From, int To)? Lines(string? size) => size switch
    {
        "small" => (1, ChangeSizes.Small),
        "medium" => (ChangeSizes.Small + 1, ChangeSizes.Medium),
        "large" => (ChangeSizes.Medium + 1, int.MaxValue),
        _ => null,
    };

    /// <summary>The only states that runs of a group can have; empty for a group that has runs of any.</summary>
    internal static IReadOnlyList<RunState> StatesOf(DeskGroup group) => group switch
    {
        DeskGroup.ReadyForReview => [RunState.PullRequestOpened, RunState.CreatingPullRequest, RunState.CodeReady],
        DeskGroup.PlanReady => [RunState.PlanReady],
        DeskGroup.RootCauseFound => [RunState.RootCauseFound, RunState.NoCodeFix],
        DeskGroup.NoWord => [RunState.Quiet, RunState.Failed, RunState.AwaitingInput],
        DeskGroup.Running => [RunState.Running, RunState.Waiting],
        _ => [],
    };

    private static IQueryable<RunRow> InStates(this IQueryable<RunRow> runs, IReadOnlyList<RunState> states, DateTimeOffset now)
    {
        RunState[] plain = [.. states.Where(state => state is not (RunState.Running or RunState.Quiet))];
        var (running, quiet) = (states.Contains(RunState.Running), states.Contains(RunState.Quiet));
        return runs.Where(run => plain.Contains(run.State)
            || (running && run.State == RunState.Running && (run.QuietAt == null || run.QuietAt > now))
            || (quiet && run.State == RunState.Running && run.QuietAt <= now));
    }

    /// <summary>Orders, and goes on after the page before.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static IQueryable<RunRow> After(this IQueryable<RunRow> runs, RunFilter filter)
    {
        var started = filter.Sort == RunSort.Started;
        if (filter.Cursor is { Length: > 0 } cursor)
        {
            var (at, id) = PageCursor.Read(cursor);
            runs = started
                ? runs.Where(run => run.StartedAt < at || (run.StartedAt == at && run.Id < id))
                : runs.Where(run => run.UpdatedAt < at || (run.UpdatedAt == at && run.Id < id));
        }

        return started
            ? runs.OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id)
            : runs.OrderByDescending(run => run.UpdatedAt).ThenByDescending(run => run.Id);
    }
}

/// <summary>Where a page ends: the time it is ordered by, and the row.</summary>
internal static class PageCursor
{
    /// <summary>Opaque text.</summary>
    public static string Write(DateTimeOffset at, long id) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id}")));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It did not.</exception>
    public static (DateTimeOffset At, long Id) Read(string cursor)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
            return (new(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is FormatException or OverflowException or IndexOutOfRangeException or ArgumentException)
        {
            throw new FormatException("This cursor is not one that a page gave as 'next'.", error);
        }
    }
}

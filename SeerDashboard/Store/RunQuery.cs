using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
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
        var runs = (filter.Risk.IsEmpty ? context.Runs : Flagged(context, filter.Risk.Values)).AsNoTracking();
        if (filter.States.Count > 0)
            runs = runs.InStates(filter.States, now);
        if (filter.Stages.Count > 0)
            runs = runs.Where(run => filter.Stages.Contains(run.Stage));
        if (filter.Repo.Values.Select(repo => $"\n{repo}\n").ToArray() is { Length: > 0 } repos)
            runs = runs.Where(run => repos.Any(repo => run.Repos.Contains(repo)));
        if (filter.Project.Values is { Count: > 0 } projects)
            runs = runs.Where(run => projects.Contains(run.Project));
        if (filter.Issue is { } issue)
            runs = runs.Where(run => run.GroupId == issue.Value);
        if (filter.Integration.Values is { Count: > 0 } integrations)
            runs = runs.Where(run => integrations.Contains(run.Integration));
        if (filter.Level.Values is { Count: > 0 } levels)
            runs = runs.Where(run => levels.Contains(run.Level));
        if (filter.Since is { } since)
            runs = runs.Where(run => run.UpdatedAt >= since);
        if (filter.Person.Values is { Count: > 0 } people)
            runs = runs.Where(run => people.Contains(EF.Functions.Collate(run.ClaimedBy!, "NOCASE")));
        if (filter.Unclaimed)
            runs = runs.Where(run => run.ClaimedBy == null);
        if (!filter.Size.IsEmpty)
            runs = runs.OfSizes(filter.Size);
        if (filter.Group is { } group && StatesOf(group) is { Count: > 0 } states)
            runs = runs.InStates(states, now);
        return runs;
    }

    /// <summary>Risks stand in the summary alone; few look for one, and then among all runs.</summary>
    private static IQueryable<RunRow> Flagged(SeerContext context, IReadOnlyList<string> risks)
    {
        var any = JsonSerializer.Serialize(risks);
        return context.Runs.FromSql($"SELECT * FROM Runs WHERE EXISTS (SELECT 1 FROM json_each(CAST(Summary AS TEXT), '$.risk') WHERE value IN (SELECT value FROM json_each({any})))");
    }

    /// <summary>How many changed lines a size means.</summary>
    internal static (int From, int To) Lines(ChangeSize size) => size switch
    {
        ChangeSize.Small => (1, ChangeSizes.Small),
        ChangeSize.Medium => (ChangeSizes.Small + 1, ChangeSizes.Medium),
        _ => (ChangeSizes.Medium + 1, int.MaxValue),
    };

    private static IQueryable<RunRow> OfSizes(this IQueryable<RunRow> runs, AnyOf<ChangeSize> sizes)
    {
        var (small, medium, large) = (sizes.Has(ChangeSize.Small), sizes.Has(ChangeSize.Medium), sizes.Has(ChangeSize.Large));
        return runs.Where(run => (small && run.Lines >= 1 && run.Lines <= ChangeSizes.Small)
            || (medium && run.Lines > ChangeSizes.Small && run.Lines <= ChangeSizes.Medium)
            || (large && run.Lines > ChangeSizes.Medium));
    }

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

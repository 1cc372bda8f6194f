using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SeerDashboard.Runs;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>A filter as a query.</summary>
internal static class RunQuery
{
    /// <summary>Narrows to what the filter asks for.</summary>
    public static IQueryable<RunRow> Matching(this IQueryable<RunRow> runs, RunFilter filter, DateTimeOffset now)
    {
        if (filter.States.Count > 0)
        {
            RunState[] plain = [.. filter.States.Where(state => state is not (RunState.Running or RunState.Quiet))];
            var (running, quiet) = (filter.States.Contains(RunState.Running), filter.States.Contains(RunState.Quiet));
            runs = runs.Where(run => plain.Contains(run.State)
                || (running && run.State == RunState.Running && (run.QuietAt == null || run.QuietAt > now))
                || (quiet && run.State == RunState.Running && run.QuietAt <= now));
        }

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
            runs = runs.Where(run => run.ClaimedBy == person);
        // Nothing flags a risk yet, so no run has one.
        if (filter.Risk is { Length: > 0 })
            runs = runs.Where(run => false);
        runs = filter.Size switch
        {
            "small" => runs.Where(run => run.Lines > 0 && run.Lines <= 50),
            "medium" => runs.Where(run => run.Lines > 50 && run.Lines <= 400),
            "large" => runs.Where(run => run.Lines > 400),
            _ => runs,
        };
        foreach (var word in (filter.Text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            runs = runs.Where(run => run.Text.Contains(word));
        return runs;
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

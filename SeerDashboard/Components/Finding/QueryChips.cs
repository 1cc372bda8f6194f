using SeerDashboard.Runs;

namespace SeerDashboard.Components.Finding;

/// <summary>The filters that are set, in words, each with what is asked for without it. Groups and mine or unclaimed have their own place.</summary>
public static class QueryChips
{
    /// <summary>Those of a query, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Words, DeskQuery Without)> Of(DeskQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var chips = new List<(string, DeskQuery)>();
        Each(query.State, RunWords.Name, left => query with { State = left });
        Each(query.Stage, stage => "at step " + RunWords.StepName(stage).ToLowerInvariant(), left => query with { Stage = left });
        Each(query.Repo, repo => repo, left => query with { Repo = left });
        Each(query.Project, project => "project " + project, left => query with { Project = left });
        Each(query.Integration, integration => "from " + integration, left => query with { Integration = left });
        Each(query.Level, level => "level " + level, left => query with { Level = left });
        Each(query.Who.Names, person => "claimed by " + person, left => query with { Who = DeskWho.Of(left) });
        Add(query.NeedsMe ? "needs me" : null, query with { NeedsMe = false });
        Each(query.Size, Word, left => query with { Size = left });
        Each(query.Risk, risk => "risk " + risk, left => query with { Risk = left });
        Add(query.Since?.Words(), query with { Since = null });
        Add(query.Path is { } path ? $"path has “{path}”" : null, query with { Path = null });
        return chips;

        void Each<T>(AnyOf<T> values, Func<T, string> words, Func<AnyOf<T>, DeskQuery> without)
            where T : notnull => chips.AddRange(values.Values.Select(value => (words(value), without(values.Without(value)))));

        void Add(string? words, DeskQuery without)
        {
            if (words is not null)
                chips.Add((words, without));
        }
    }

    private static string Word(ChangeSize size) => size switch
    {
        ChangeSize.Small => "small changes",
        ChangeSize.Medium => "medium changes",
        _ => "large changes",
    };
}

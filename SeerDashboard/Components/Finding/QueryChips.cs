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
        Add(query.State is { } state ? RunWords.Name(state) : null, query with { State = null });
        Add(query.Stage is { } stage ? "at step " + RunWords.StepName(stage).ToLowerInvariant() : null, query with { Stage = null });
        Add(query.Repo, query with { Repo = null });
        Add(query.Project is { } project ? "project " + project : null, query with { Project = null });
        Add(query.Integration is { } integration ? "from " + integration : null, query with { Integration = null });
        Add(query.Level is { } level ? "level " + level : null, query with { Level = null });
        Add(query.Who is { Whose: DeskWhose.Person, Name: { } person } ? "claimed by " + person : null, query with { Who = default });
        Add(query.NeedsMe ? "needs me" : null, query with { NeedsMe = false });
        Add(query.Size is { } size ? Word(size) : null, query with { Size = null });
        Add(query.Risk is { } risk ? "risk " + risk : null, query with { Risk = null });
        Add(query.Since?.Words(), query with { Since = null });
        Add(query.Path is { } path ? $"path has “{path}”" : null, query with { Path = null });
        return chips;

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

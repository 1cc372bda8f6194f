using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>What the desk is asked for, as a filter of the store.</summary>
internal static class DeskFilter
{
    /// <summary>The same; <paramref name="me"/> is who asks, and <paramref name="now"/> when.</summary>
    public static RunFilter Of(DeskQuery query, string? me, DateTimeOffset now) => new()
    {
        Group = query.Group,
        States = query.State is { } state ? [state] : [],
        Stages = query.Stage is { } stage ? [stage] : [],
        Person = query.Who.Whose switch { DeskWhose.Mine => me, DeskWhose.Person => query.Who.Name, _ => null },
        Unclaimed = query.Who.Whose == DeskWhose.Unclaimed,
        Needs = query.NeedsMe ? me ?? "" : null,
        Repo = query.Repo,
        Project = query.Project,
        Integration = query.Integration,
        Level = query.Level,
        Size = QueryWords.Word(query.Size),
        Risk = query.Risk,
        Since = query.Since?.From(now),
        Text = query.Text,
        Path = query.Path,
    };
}

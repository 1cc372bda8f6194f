using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>What the desk is asked for, as a filter of the store.</summary>
internal static class DeskFilter
{
    /// <summary>The same; <paramref name="me"/> is who asks, and <paramref name="now"/> when.</summary>
    public static RunFilter Of(DeskQuery query, string? me, DateTimeOffset now) => new()
    {
        Group = query.Group,
        States = query.State.Values,
        Stages = query.Stage.Values,
        Person = query.Who.Whose == DeskWhose.Mine ? me : query.Who.Names,
        Unclaimed = query.Who.Whose == DeskWhose.Unclaimed,
        Needs = query.NeedsMe ? me ?? "" : null,
        Repo = query.Repo,
        Project = query.Project,
        Integration = query.Integration,
        Level = query.Level,
        Size = query.Size,
        Risk = query.Risk,
        Since = query.Since?.From(now),
        Text = query.Text,
        Path = query.Path,
    };
}

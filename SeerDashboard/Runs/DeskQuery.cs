namespace SeerDashboard.Runs;

/// <summary>What the desk is asked for: everything that its query string says. A link shows the same to somebody else. Members that are null or empty do not narrow.</summary>
public sealed record DeskQuery
{
    /// <summary>Asks for everything.</summary>
    public static readonly DeskQuery All = new();

    /// <summary>One group of the desk (<c>group</c>).</summary>
    public DeskGroup? Group { get; init; }

    /// <summary>Any of these states, with the clock (<c>state</c>).</summary>
    public AnyOf<RunState> State { get; init; }

    /// <summary>Whose runs (<c>who</c>).</summary>
    public DeskWho Who { get; init; }

    /// <summary>What waits for whoever asks (<c>needs=me</c>): as <see cref="Triage.Needs"/> says it.</summary>
    public bool NeedsMe { get; init; }

    /// <summary>At one of these steps now (<c>stage</c>).</summary>
    public AnyOf<Stage> Stage { get; init; }

    /// <summary>Changes or names one of these repositories (<c>repo</c>).</summary>
    public AnyOf<string> Repo { get; init; }

    /// <summary>Project slugs (<c>project</c>).</summary>
    public AnyOf<string> Project { get; init; }

    /// <summary>Names of integrations (<c>integration</c>).</summary>
    public AnyOf<string> Integration { get; init; }

    /// <summary>Severities (<c>level</c>).</summary>
    public AnyOf<string> Level { get; init; }

    /// <summary>How much is changed (<c>size</c>).</summary>
    public AnyOf<ChangeSize> Size { get; init; }

    /// <summary>Has one of these risk flags (<c>risk</c>).</summary>
    public AnyOf<string> Risk { get; init; }

    /// <summary>Has news since then (<c>since</c>).</summary>
    public DeskSince? Since { get; init; }

    /// <summary>Words that are searched for (<c>q</c>); the store finds them.</summary>
    public string? Text { get; init; }

    /// <summary>Part of the path of a file that the run changes or names (<c>path</c>); the store finds it.</summary>
    public string? Path { get; init; }

    /// <summary>The saved view that this began as (<c>view</c>); it narrows nothing.</summary>
    public string? View { get; init; }

    /// <summary>It lets everything through.</summary>
    public bool IsAll => this with { View = null } == All;

    /// <summary>What it asks for is found by searching the store.</summary>
    public bool Searches => Text is not null || Path is not null;

    /// <summary>Two people who ask get different runs.</summary>
    public bool DependsOnWhoAsks => NeedsMe || Who.Whose == DeskWhose.Mine;

    /// <summary>The desk's address with it.</summary>
    public string Href => ToQuery() is { Length: > 0 } query ? "/?" + query : "/";

    /// <summary>Reads a query string, with or without <c>?</c>; what cannot be read is ignored.</summary>
    public static DeskQuery Parse(string? query) => Parse(query, out _);

    /// <summary>Reads a query string; <paramref name="notes"/> says in sentences what was ignored, and why.</summary>
    public static DeskQuery Parse(string? query, out IReadOnlyList<string> notes)
    {
        var words = new QueryWords(query);
        var read = new DeskQuery
        {
            Group = words.OneOf<DeskGroup>("group"),
            State = words.SomeOf<RunState>("state"),
            Who = DeskWho.Parse(words.Texts("who")),
            NeedsMe = words.Read<bool>("needs", text => text == "me" ? true : null, "may be me") ?? false,
            Stage = words.SomeOf<Stage>("stage"),
            Repo = new(words.Texts("repo")),
            Project = new(words.Texts("project")),
            Integration = new(words.Texts("integration")),
            Level = new(words.Texts("level")),
            Size = words.SomeOf<ChangeSize>("size"),
            Risk = new(words.Texts("risk")),
            Since = words.Read("since", DeskSince.Parse, "may be a time back such as 90m, 24h or 7d, or a date such as 2026-09-14"),
            Text = words.Text("q"),
            Path = words.Text("path"),
            View = words.Text("view"),
        };
        notes = words.Notes;
        return read;
    }

    /// <summary>The query string without <c>?</c>; empty for <see cref="All"/>. <see cref="Parse(string?)"/> reads the same from it.</summary>
    public string ToQuery() => QueryWords.Write(
    [
        ("view", View), ("group", QueryWords.Word(Group)), .. QueryWords.Words("state", State), .. QueryWords.Each("who", Who.ToWords()), ("needs", NeedsMe ? "me" : null), .. QueryWords.Words("stage", Stage),
        .. QueryWords.Each("repo", Repo.Values), .. QueryWords.Each("project", Project.Values), .. QueryWords.Each("integration", Integration.Values), .. QueryWords.Each("level", Level.Values), .. QueryWords.Words("size", Size), .. QueryWords.Each("risk", Risk.Values),
        ("since", Since?.ToString()), ("q", Text), ("path", Path),
    ]);

    /// <summary>The run is what is asked for, <see cref="Text"/> and <see cref="Path"/> left aside. <paramref name="me"/>: the name of whoever asks.</summary>
    public bool Matches(RunSummary run, DateTimeOffset now, string? me) =>
        (Group is null || Triage.Of(run, now).Group == Group)
        && State.Takes(run.StateAt(now))
        && Who.Matches(run.ClaimedBy, me)
        && (!NeedsMe || Triage.Needs(Triage.Of(run, now).Group, run.ClaimedBy, me))
        && Stage.Takes(run.Stage)
        && Repo.TakesAny(run.Repos)
        && Project.Takes(run.Issue.Project)
        && Integration.Takes(run.Integration)
        && Level.Takes(run.Issue.Level)
        && (Size.IsEmpty || (ChangeSizes.Of(run.Added + run.Removed) is { } size && Size.Has(size)))
        && Risk.TakesAny(run.Risk)
        && (Since is not { } since || run.UpdatedAt >= since.From(now));
}

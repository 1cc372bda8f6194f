namespace SeerDashboard.Runs;

/// <summary>What the desk is asked for: everything that its query string says. A link shows the same to somebody else. Members that are null do not narrow.</summary>
public sealed record DeskQuery
{
    /// <summary>Asks for everything.</summary>
    public static readonly DeskQuery All = new();

    /// <summary>One group of the desk (<c>group</c>).</summary>
    public DeskGroup? Group { get; init; }

    /// <summary>One state, with the clock (<c>state</c>).</summary>
    public RunState? State { get; init; }

    /// <summary>Whose runs (<c>who</c>).</summary>
    public DeskWho Who { get; init; }

    /// <summary>What waits for whoever asks (<c>needs=me</c>): as <see cref="Triage.Needs"/> says it.</summary>
    public bool NeedsMe { get; init; }

    /// <summary>The step that counts now (<c>stage</c>).</summary>
    public Stage? Stage { get; init; }

    /// <summary>Changes or names this repository (<c>repo</c>).</summary>
    public string? Repo { get; init; }

    /// <summary>Project slug (<c>project</c>).</summary>
    public string? Project { get; init; }

    /// <summary>Name of the integration (<c>integration</c>).</summary>
    public string? Integration { get; init; }

    /// <summary>Severity (<c>level</c>).</summary>
    public string? Level { get; init; }

    /// <summary>How much is changed (<c>size</c>).</summary>
    public ChangeSize? Size { get; init; }

    /// <summary>Has this risk flag (<c>risk</c>).</summary>
    public string? Risk { get; init; }

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
            State = words.OneOf<RunState>("state"),
            Who = words.Text("who") is { } who ? DeskWho.Parse(who) : default,
            NeedsMe = words.Read<bool>("needs", text => text == "me" ? true : null, "may be me") ?? false,
            Stage = words.OneOf<Stage>("stage"),
            Repo = words.Text("repo"),
            Project = words.Text("project"),
            Integration = words.Text("integration"),
            Level = words.Text("level"),
            Size = words.OneOf<ChangeSize>("size"),
            Risk = words.Text("risk"),
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
        ("view", View), ("group", QueryWords.Word(Group)), ("state", QueryWords.Word(State)), ("who", Who.ToWord()), ("needs", NeedsMe ? "me" : null), ("stage", QueryWords.Word(Stage)),
        ("repo", Repo), ("project", Project), ("integration", Integration), ("level", Level), ("size", QueryWords.Word(Size)), ("risk", Risk),
        ("since", Since?.ToString()), ("q", Text), ("path", Path));

    /// <summary>The run is what is asked for, <see cref="Text"/> and <see cref="Path"/> left aside. <paramref name="me"/>: the name of whoever asks.</summary>
    public bool Matches(RunSummary run, DateTimeOffset now, string? me) =>
        (Group is null || Triage.Of(run, now).Group == Group)
        && (State is null || run.StateAt(now) == State)
        && Who.Matches(run.ClaimedBy, me)
        && (!NeedsMe || Triage.Needs(Triage.Of(run, now).Group, run.ClaimedBy, me))
        && (Stage is null || run.Stage == Stage)
        && (Repo is null || run.Repos.Contains(Repo))
        && (Project is null || run.Issue.Project == Project)
        && (Integration is null || run.Integration == Integration)
        && (Level is null || run.Issue.Level == Level)
        && (Size is null || ChangeSizes.Of(run.Added + run.Removed) == Size)
        && (Risk is null || run.Risk.Contains(Risk))
        && (Since is not { } since || run.UpdatedAt >= since.From(now));
}

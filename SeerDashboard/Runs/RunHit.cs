namespace SeerDashboard.Runs;

/// <summary>A run that a search found, and where.</summary>
/// <param name="Run">The run, with the clock in its state.</param>
/// <param name="Found">Where the words were found; null when nothing was searched for, or the place is gone meanwhile.</param>
public sealed record RunHit(RunSummary Run, FoundText? Found);

/// <summary>The text in which words were found: a piece of it, with the words' places in that piece.</summary>
/// <param name="Field">Which text.</param>
/// <param name="Text">The piece, on one line; <c>…</c> where it was cut.</param>
/// <param name="Marks">The words' places in <paramref name="Text"/>, in order.</param>
/// <param name="Repo">For a path: the repository that it is in, when that is known.</param>
public sealed record FoundText(FoundIn Field, string Text, IReadOnlyList<TextRange> Marks, string? Repo = null)
{
    private const int Longest = 160;

    private const int BeforeTheFirst = 50;

    /// <summary>The row shows this text anyway, so that the words are marked there.</summary>
    public bool IsInTheRow => Field is FoundIn.Id or FoundIn.Title or FoundIn.Headline or FoundIn.Repo;

    /// <summary>Where it was found, as the end of "found …".</summary>
    public string Where => Field switch
    {
        FoundIn.Id => "in the number",
        FoundIn.Title => "in the title",
        FoundIn.Headline => "in the finding",
        FoundIn.Cause => "in the root cause",
        FoundIn.Solution => "in the plan",
        FoundIn.Path => Repo is null ? "in a path" : "in " + Repo,
        FoundIn.PullRequest => "in a pull request",
        _ => "in the repository",
    };

    /// <summary>Cuts a piece out of a long text, around the first mark.</summary>
    public static FoundText Around(FoundIn field, string text, IReadOnlyList<TextRange> marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        var from = text.Length <= Longest ? 0 : Math.Max(0, (marks.Count > 0 ? marks[0].Start : 0) - BeforeTheFirst);
        // From the beginning of a word, when one is near.
        if (from > 0 && text.IndexOf(' ', from, Math.Min(20, text.Length - from)) is var space and > 0)
            from = space + 1;
        if (from < text.Length && char.IsLowSurrogate(text[from]))
            from++;
        var to = Math.Min(text.Length, from + Longest);
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to--;
        var (before, after) = (from > 0 ? "…" : "", to < text.Length ? "…" : "");
        var piece = text[from..to].Replace('\r', ' ').Replace('\n', ' ');
        return new(
            field, before + piece + after,
            [.. marks.Where(mark => mark.Start >= from && mark.Start < to).Select(mark => new TextRange(mark.Start - from + before.Length, Math.Min(mark.End, to) - mark.Start))]);
    }
}

/// <summary>The texts that a search looks through, in the order in which a hit is told.</summary>
public enum FoundIn
{
    /// <summary>Short id, number of the run or of the issue.</summary>
    Id,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The finding that a row shows.</summary>
    Headline,

    /// <summary>The root cause with its steps.</summary>
    Cause,

    /// <summary>The plan with its steps.</summary>
    Solution,

    /// <summary>A file that is changed or named.</summary>
    Path,

    /// <summary>Number, address, title or branch of a pull request.</summary>
    PullRequest,

    /// <summary>The name of a repository.</summary>
    Repo,
}

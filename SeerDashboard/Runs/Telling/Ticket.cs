namespace SeerDashboard.Runs.Telling;

/// <summary>A short text for a ticket.</summary>
internal static class Ticket
{
    private const int LongestCause = 600;

    /// <summary>Problem, cause, plan and links; of one section the problem, that section and the links.</summary>
    public static string Of(Run run, TellPart part, string page)
    {
        var blocks = new Blocks().Add($"**Problem:** {Words.Title(run)}{(RunWords.Severity(run.Issue, withEvents: true) is { } severity ? $" ({OneLine.Plain(severity)})" : "")}");
        if (part is TellPart.Whole or TellPart.RootCause)
            blocks.Add($"**Cause:** {Cause(run)}");
        if (part is TellPart.Whole or TellPart.Plan)
            Plan(run, blocks);
        if (part is TellPart.Whole or TellPart.Code && Words.Size(run) is { } size)
            blocks.Add($"**Change:** {size}");
        if (part is TellPart.Code)
            blocks.Bullets(run.Changes.SelectMany(change => change.Files.Select(file => $"{Fence.Span(change.Repo)} {Fence.Span(file.Path)}{Words.Lines(file.Added, file.Removed)}")));
        return blocks.Add("**Links:**").Bullets(Links(run, page)).ToString();
    }

    private static string Cause(Run run)
    {
        var said = run.RootCause?.Summary ?? run.RootCause?.Headline ?? run.Headline;
        if (string.IsNullOrWhiteSpace(said))
            return Words.Nothing(run, Stage.RootCause);
        var line = OneLine.Of(said);
        return OneLine.Prose(line.Length <= LongestCause ? line : Cut(line));
    }

    private static string Cut(string line)
    {
        var end = line.LastIndexOf(' ', LongestCause);
        return (end < LongestCause / 2 ? line[..LongestCause] : line[..end]) + " …";
    }

    private static void Plan(Run run, Blocks blocks)
    {
        if (run.Solution is not { } plan)
            return;
        blocks.Add(plan.Summary is { Length: > 0 } summary ? $"**Plan:** {OneLine.Prose(summary)}" : "**Plan:**");
        blocks.Numbered(plan.Steps.Where(step => step.Active).Select(step => OneLine.Prose(step.Title)));
    }

    private static IEnumerable<string?> Links(Run run, string page)
    {
        yield return run.Issue.Url is { } url ? Words.Link(Words.Short(run) + " in Sentry", url) : null;
        yield return Words.Link($"Run {run.RunId}, with the whole analysis", page);
        foreach (var pull in run.PullRequests.Where(pull => pull.Exists()))
            yield return PullText.Line(pull);
    }
}

namespace SeerDashboard.Runs.Telling;

/// <summary>What a run found, planned and changed, as Markdown.</summary>
internal static class Analysis
{
    /// <summary>All of it, or one section.</summary>
    public static string Of(Run run, TellPart part, string page)
    {
        var blocks = new Blocks().Heading(1, Words.Title(run));
        if (part is TellPart.Whole && run.Headline is { Length: > 0 } headline)
            blocks.Add(OneLine.Prose(headline));
        blocks.Bullets(Facts(run, page));
        foreach (var (one, section) in Sections(run).Where(section => part is TellPart.Whole || section.Part == part))
            blocks.Heading(2, Heading(one)).Add(section.IsEmpty ? new Blocks().Add(Words.Nothing(run, Stage(one))) : section);
        return blocks.ToString();
    }

    /// <summary>The step that a section tells of.</summary>
    public static Stage Stage(TellPart part) => part switch
    {
        TellPart.RootCause => Runs.Stage.RootCause,
        TellPart.Plan => Runs.Stage.Solution,
        TellPart.Code => Runs.Stage.Coding,
        _ => Runs.Stage.PullRequest,
    };

    private static IEnumerable<(TellPart Part, Blocks Text)> Sections(Run run)
    {
        yield return (TellPart.RootCause, CauseText.Of(run));
        yield return (TellPart.Plan, PlanText.Of(run));
        yield return (TellPart.Code, CodeText.Of(run));
        yield return (TellPart.PullRequests, PullText.Of(run));
    }

    private static string Heading(TellPart part) => part == TellPart.PullRequests ? "Pull requests" : RunWords.StepName(Stage(part));

    private static IEnumerable<string?> Facts(Run run, string page)
    {
        var issue = run.Issue;
        yield return "Issue: " + string.Join(" · ", ((string?[])
        [
            issue.Url is { } url ? Words.Link(Words.Short(run) + " in Sentry", url) : OneLine.Plain(Words.Short(run)),
            RunWords.Severity(issue, withEvents: true) is { } severity ? OneLine.Plain(severity) : null,
            issue.Project is { Length: > 0 } project ? "project " + OneLine.Plain(project) : null,
        ]).OfType<string>());
        yield return "Run: " + string.Join(" · ", Words.Link(run.RunId.ToString(), page), RunWords.Name(run.State).ToLowerInvariant(), "started " + Words.Time(run.StartedAt));
        yield return Words.Size(run) is { } size ? $"Change: {size}" : null;
    }
}

namespace SeerDashboard.Api.Describing;

/// <summary>What is said of issues, numbers and news.</summary>
internal static class AboutNews
{
    private static readonly Asked[] Since = [Asked.Time("since", "From then on; 30 days by default."), Asked.Text("repo", "Only runs of this repository.", "acme/shop")];

    private static readonly Asked[] Table = [.. Since, Asked.OneOf("of", "The sample runs instead.", "samples")];

    private static readonly Answered BadTime = Answered.BadQuery("'since' must be a time in ISO 8601 such as 2026-09-14T08:00:00Z (a + in it is written %2B) or a date; it was 'yesterday'.");

    public static Described Issue { get; } = new("getIssue", "Runs", "An issue with its newest runs")
    {
        Query = [Asked.Text("integration", "Needed only when several integrations have an issue of that number.", "acme")],
        Answers =
        [
            Answered.Json("The issue.", () => ApiJson.Default.IssueAnswer, () => Examples.Issue), Answered.Same(),
            Answered.Problem(StatusCodes.Status404NotFound, "No such issue", "No delivery named an issue '4711'. Issues are found by Sentry's group_id, a whole number; the runs of GET /api/runs name theirs."),
            Answered.Problem(StatusCodes.Status409Conflict, "Several issues have this number", "2 integrations have an issue 1170820242. Add ?integration= with one of: 'acme', 'globex'."),
        ],
    };

    public static Described Stats { get; } = new("getStats", "Numbers", "How receiving goes, and where runs are")
    {
        Query = Since,
        Answers = [Answered.Json("The numbers. Sample runs are left out.", () => StatsJson.Default.Stats, () => Examples.Stats), BadTime],
    };

    public static Described RunsTable { get; } = new("getRunTable", "Numbers", "Runs by week, repository, step, state and end, as a table")
    {
        Query = Table,
        Answers = [Answered.Text("text/csv", "The table.", "week,repo,stage,state,outcome,runs\r\n"), BadTime],
    };

    public static Described StepsTable { get; } = new("getStepTable", "Numbers", "How long steps took, as a table")
    {
        Query = Table,
        Answers = [Answered.Text("text/csv", "The table.", "week,repo,stage,medianSeconds,p95Seconds,count\r\n"), BadTime],
    };

    public static Described Events { get; } = new("streamEvents", "News", "Changes of runs as they come")
    {
        More = "Server-sent events. The header 'Last-Event-ID', which a browser's EventSource sends by itself, goes on from there; 'lastEventId' is for those who cannot send headers.",
        Query = [Asked.Number("lastEventId", "The last id that was told.", 4711)],
        Answers =
        [
            Answered.Text("text/event-stream", "An event for each change, with the summary as the list writes it.", "id: 4711\nevent: run\ndata: {\"runId\":12345,…}\n\n"),
            Answered.BadQuery("'Last-Event-ID' must be the id of an event that came from here, a whole number. Leave it out to begin with what changes from now on."),
        ],
    };

    public static Described Feed { get; } = new("getFeed", "News", "The newest runs for a feed reader")
    {
        Query = [.. AboutRuns.Filter, Asked.Number("limit", "So many at most.", 20, 1, 200), Asked.Text("cursor", "The 'next' of a page of runs.")],
        Answers = [Answered.Text("application/atom+xml", "Atom (RFC 4287).", "<feed xmlns=\"http://www.w3.org/2005/Atom\">…</feed>"), Answered.Same(), Answered.BadQuery("'state' may be waiting and others; it was 'lost'.")],
    };
}

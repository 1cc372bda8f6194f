using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Describing;

/// <summary>What is said of <c>/api/runs</c>.</summary>
internal static class AboutRuns
{
    private const string Group = "Runs";

    /// <summary>What narrows a list of runs.</summary>
    public static IReadOnlyList<Asked> Filter { get; } =
    [
        Asked.Words("state", "In one of these states.", RunState.CodeReady, many: true),
        Asked.Words("stage", "At one of these steps.", Stage.Coding, many: true),
        Asked.Text("repo", "Changes or names one of these repositories.", "acme/shop", many: true),
        Asked.Text("project", "Of one of these projects, by their slugs.", "shop", many: true),
        Asked.Number("issue", "Of this issue: Sentry's group_id.", 1170820242),
        Asked.Text("integration", "Signed by one of these integrations.", "acme", many: true),
        Asked.Text("person", "Claimed by one of these people.", "Mona", many: true),
        Asked.Text("level", "Of one of these severities.", "error", many: true),
        Asked.Words("size", "Changes so much.", ChangeSize.Small, many: true),
        Asked.Text("risk", "Has one of these risks.", "migration", many: true),
        Asked.Text("q", "Has these words in its numbers, title, finding, plan, paths or pull requests. The best hits come first, and no more than 200 are counted.", "cart"),
        Asked.Text("path", "Changes or names a file with this in its path.", "src/cart.py"),
        Asked.Words("group", "In this group of the desk.", DeskGroup.ReadyForReview),
        Asked.Time("since", "Something was heard of it since: a time of ISO 8601, or a day."),
        Asked.Words("sort", "By the newest activity, or by the beginning.", RunSort.Started),
    ];

    private static readonly Asked[] Paging = [Asked.Number("limit", "So many at most.", 50, 1, 200), Asked.Text("cursor", "The 'next' of the page before.")];

    /// <summary>Which of several senders is meant.</summary>
    public static IReadOnlyList<Asked> Sender { get; } =
    [
        Asked.Text("installation", "Needed only when several senders have a run of that number: the installation's id, as the run says it.", "a8e5d37a-696c-4c54-adb5-b3f28d64c7de"),
        Asked.Text("integration", "The same where they share an installation: the integration's name.", "acme"),
    ];

    private static readonly Asked Fields = Asked.Text("fields", "Only these members of a run, with commas between them; all of them otherwise.", "runId,state,headline");

    /// <summary>How a run that cannot be found is answered.</summary>
    public static IReadOnlyList<Answered> Missing { get; } = [Answered.NoRun(), Answered.SeveralRuns()];

    public static Described List { get; } = new("listRuns", Group, "Lists runs")
    {
        More = "Parameters without a value do not narrow. Those of several values may be given several times; states, steps and sizes also with commas.",
        Query = [.. Filter, .. Paging, Fields],
        Answers = [Answered.Json("A page of runs.", () => ApiJson.Default.RunPage, () => Examples.Page), Answered.Same(), Answered.BadQuery("'limit' must be a whole number from 1 to 200; it was '1000'.")],
    };

    public static Described Export { get; } = new("exportRuns", Group, "All runs as a file")
    {
        More = "The newest run first, each once. No cell of the table is a formula.",
        Query = [Asked.OneOf("format", "How it is written.", "csv", "jsonl") with { IsRequired = true }, .. Filter],
        Answers =
        [
            Answered.Text("text/csv", "A row for each run.", "runId,integration,…\r\n12345,acme,…\r\n"),
            Answered.Text("application/jsonl", "A summary for each run, as the list writes it.", "{\"runId\":12345,…}\n"),
            Answered.BadQuery("'format' must be jsonl, one summary a line, or csv, for a spreadsheet."),
        ],
    };

    public static Described Find { get; } = new("getRun", Group, "A run with everything")
    {
        Query = [.. Sender, Fields],
        Answers = [Answered.Json("The run.", () => RunsJson.Default.Run, () => Examples.Whole), Answered.Same(), Answered.BadQuery("'fields' may be runId, state and others; it had 'colour'."), .. Missing],
    };

    public static Described Tell { get; } = new("tellRun", Group, "A run in words")
    {
        Query =
        [
            Asked.OneOf("section", "Only this part of it.", "root-cause", "plan", "code", "pull-requests"),
            Asked.OneOf("as", "Plain, as a task for a coding agent, or as a ticket.", "markdown", "prompt", "ticket"),
            .. Sender,
        ],
        Answers = [Answered.Text("text/markdown", "The words.", "# SHOP-4F2: Cart is null\n"), Answered.BadQuery("'as' may be markdown, prompt or ticket."), .. Missing],
    };

    public static Described Deliveries { get; } = new("listRunDeliveries", Group, "What was delivered for a run")
    {
        Query = Sender,
        Answers = [Answered.Json("All of it, in the order it came.", () => ApiJson.Default.DeliveryList, () => new([Examples.Delivery], 1)), Answered.Same(), .. Missing],
    };
}

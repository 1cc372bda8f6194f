using System.Text.Json.Nodes;
using SeerDashboard.Api.Changes;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Describing;

/// <summary>One run as examples tell it. They are made of what is written otherwise too, so that none shows a member that there is not.</summary>
internal static class Examples
{
    private const string Installation = "a8e5d37a-696c-4c54-adb5-b3f28d64c7de";

    private static readonly DateTimeOffset Began = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Ended = Began.AddMinutes(7);

    private static readonly IssueSummary Known = new()
    {
        ShortId = "SHOP-4F2",
        Title = "TypeError: cart is null",
        Url = "https://acme.sentry.io/issues/1170820242/",
        Project = "shop",
        Level = "error",
        Status = "unresolved",
        Users = 12,
        Events = 340,
    };

    public static RunSummary Summary { get; } = new()
    {
        RunId = new(12345),
        GroupId = new(1170820242),
        Integration = "acme",
        Installation = Installation,
        Issue = Known,
        Stage = Stage.Coding,
        State = RunState.CodeReady,
        Headline = "The cart is read before it is loaded",
        Steps = [.. Enum.GetValues<Stage>().Select(Done)],
        Repos = ["acme/shop"],
        Files = 1,
        Added = 1,
        Removed = 1,
        Risk = ["no test"],
        ClaimedBy = "Mona",
        StartedAt = Began,
        UpdatedAt = Ended,
        Version = 4711,
    };

    public static RunPage Page { get; } = new([Summary], "NjM4OTM5MzQwMDAwMDAwMDAwfDE", 17);

    public static Run Whole { get; } = new(Summary)
    {
        RootCause = new() { Summary = "Checkout reads the cart before it is loaded.", Whys = ["Checkout does not wait for it"], Reproduction = ["Open checkout with an empty session"], Repo = "acme/shop" },
        Solution = new() { Summary = "Wait for the cart.", Steps = [new() { Title = "Wait in checkout", Description = "`await cart.load()`", File = new("src/cart.py", "acme/shop", null) }] },
        Changes = [new() { Repo = "acme/shop", Files = [new() { Path = "src/cart.py", Status = FileStatus.Modified, Added = 1, Removed = 1, Patch = "@@ -1 +1 @@\n-a\n+b\n" }] }],
        ChangeVersions = 1,
    };

    public static ChangeSetAnswer Changes { get; } = new()
    {
        Run = new(12345),
        Version = 1,
        Current = 1,
        Versions = [new(1, Ended, null)],
        Cause = [new("acme/shop", "src/cart.py", Important: true)],
        Plan = [new("Wait in checkout", "`await cart.load()`", "src/cart.py", Active: true)],
        Files = [new() { Key = FileKey.Of("acme/shop", "src/cart.py"), Content = "9d2e", Repo = "acme/shop", Path = "src/cart.py", Status = FileStatus.Modified, Added = 1, Removed = 1, Rows = 3, Last = 1, Widest = 1, Size = 18 }],
        Hunks = [new() { F = 0, H = "@@ -1 +1 @@", O = 1, N = 1, K = "-+", T = ["a", "b"] }],
        Risks = [new(0, "no test", "Code changes, and no test file does.", null, null)],
    };

    public static IssueAnswer Issue { get; } = new(new(1170820242), "acme", Known, "checkout in views", [Summary], 1);

    public static CommentAnswer Comment { get; } = new(3, "acme/shop", "src/cart.py", "new", 12, "Mona", Ended, "This may be null as well.", "9d2e", "    total = cart.total()");

    public static DeliveryRow Delivery { get; } = new()
    {
        Id = 17,
        ReceivedAt = Ended,
        SentAt = Ended,
        Integration = "acme",
        Installation = Installation,
        Resource = "seer",
        Action = "coding_completed",
        RunId = new(12345),
        GroupId = new(1170820242),
        RequestId = "0123456789abcdef0123456789abcdef",
        Size = 2048,
        Outcome = Outcome.Applied,
        Verdict = Outcome.Applied,
        Role = EventRole.Counts,
    };

    public static JsonObject Body { get; } = new() { ["action"] = "root_cause_started", ["installation"] = new JsonObject { ["uuid"] = Installation }, ["data"] = new JsonObject { ["run_id"] = 12345, ["group_id"] = 1170820242 } };

    public static RejectedList Refused { get; } = new([new(Ended, "wrongSignature", "203.0.113.7", 512, "seer", "", "curl/8")]);

    public static AuditList Actions { get; } = new([new(1, Ended, "Mona", "Operator", "page", "198.51.100.4", "runClaimed", "run 12345", 12345, null, "Mona")], null, 1);

    public static Stats Stats { get; } = new()
    {
        Since = Began,
        Until = Ended,
        Epoch = "5d1c9f0e",
        States = new Dictionary<string, long>(StringComparer.Ordinal) { ["codeReady"] = 1 },
        Stages = [new(Stage.RootCause, 95, 240, 120)],
        RepoStages = [],
        Runs = new() { Since = new(2026, 9, 14), Total = 1, Weeks = [], Repos = [], Stages = [], Stops = [] },
        Ack = new(1.3, 10, 21, 0, 340, 1000),
        Deliveries = new(340, 330, 2, 8, 0, 1, 0),
        Duplicates = 2,
        Rejects = new Dictionary<string, long>(StringComparer.Ordinal) { ["wrongSignature"] = 1 },
        Waiting = new(0, 0, null),
        Drift = [],
        Integrations = [new("acme", Ended, 3600, Silent: false)],
    };

    private static Step Done(Stage stage) => stage == Stage.PullRequest
        ? new() { Stage = stage }
        : new() { Stage = stage, Status = StepStatus.Completed, StartedAt = Began.AddMinutes(2 * (int)stage), CompletedAt = Began.AddMinutes((2 * (int)stage) + 2) };
}

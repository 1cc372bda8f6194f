using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Api.Describing;

/// <summary>What is said of the logs: deliveries, refused requests, actions.</summary>
internal static class AboutLog
{
    private const string Group = "Log";

    private static readonly Asked[] Filter =
    [
        Asked.Words("outcome", "With this verdict at arrival.", Outcome.Unreadable),
        Asked.Text("resource", "Of this resource.", "seer"),
        Asked.Text("action", "Of this action.", "root_cause_completed"),
        Asked.Number("run", "Of this run.", 12345),
        Asked.Number("issue", "Of this issue.", 1170820242),
        Asked.Text("integration", "Signed by this integration.", "acme"),
        Asked.Time("since", "Came at or after."),
        Asked.Time("until", "Came before."),
        Asked.Text("q", "Has this in its facts.", "9f0c"),
        Asked.OneOf("in", "Where else 'q' is looked for.", "bodies"),
    ];

    private static readonly Asked[] OfActions =
    [
        Asked.Text("who", "Done by them.", "Mona"),
        Asked.Words("action", "What they did.", AuditAction.SignedOut),
        Asked.Number("run", "With this run.", 12345),
        Asked.Time("since", "At or after."),
        Asked.Time("until", "Before."),
    ];

    public static Described List { get; } = new("listDeliveries", Group, "Lists deliveries, the newest first")
    {
        Query = [.. Filter, Asked.Number("limit", "So many at most.", 50, 1, 200), Asked.Number("cursor", "The 'next' of the page before.")],
        Answers = [Answered.Json("A page of the log.", () => ApiJson.Default.LogPage, () => new([Examples.Delivery], "17", 1, null)), Answered.Same(), Answered.BadQuery("'outcome' may be applied, duplicate, stored, unreadable; it was 'lost'.")],
    };

    public static Described Export { get; } = new("exportDeliveries", Group, "The log as a file")
    {
        Query = [Asked.OneOf("format", "With bodies and hashes, or for a spreadsheet.", "jsonl", "csv") with { IsRequired = true }, .. Filter],
        Answers = [.. Files("{\"sequence\":1,…}\n", "id,receivedAt,…\r\n"), Answered.BadQuery("'format' must be jsonl, with bodies and hashes, or csv, for a spreadsheet.")],
    };

    public static Described Find { get; } = new("getDelivery", Group, "A delivery without its body")
    {
        Answers = [Answered.Json("What is known of it.", () => ApiJson.Default.DeliveryRow, () => Examples.Delivery), Answered.Same(), Answered.NoDelivery()],
    };

    public static Described Body { get; } = new("getDeliveryBody", Group, "A delivery's body, byte for byte")
    {
        Answers = [new(StatusCodes.Status200OK, "As Sentry sent it.", typeof(System.Text.Json.JsonElement), "application/json", () => Examples.Body), Answered.NoDelivery()],
    };

    public static Described Reapply { get; } = new("reapplyDelivery", Group, "Reads a kept body with today's reader")
    {
        Answers =
        [
            Answered.Json("What came of it; its runs follow within moments.", () => ApiJson.Default.Reapplied, () => new(Examples.Delivery, Changed: false, "Read again: unchanged.")),
            Answered.NoDelivery(), Answered.Problem(StatusCodes.Status409Conflict, "Erased", "The body was erased; there is nothing left to read."),
        ],
    };

    public static Described Rejections { get; } = new("listRejections", Group, "Lists refused requests, the newest first")
    {
        Query = [Asked.Number("limit", "So many at most.", 200, 1, 1_000), Asked.Words("reason", "Refused for this reason.", Rejection.WrongSignature), Asked.Text("address", "From this address.", "203.0.113.7")],
        Answers = [Answered.Json("They, without their bodies.", () => ApiJson.Default.RejectedList, () => Examples.Refused), Answered.BadQuery("'limit' must be a whole number from 1 to 1000; it was '0'.")],
    };

    public static Described Actions { get; } = new("listActions", Group, "Lists who changed what, the newest first")
    {
        Query = [.. OfActions, Asked.Number("limit", "So many at most.", 100, 1, 1_000), Asked.Number("cursor", "The 'next' of the page before.")],
        Answers = [Answered.Json("A page of the log of actions.", () => ApiJson.Default.AuditList, () => Examples.Actions), Answered.BadQuery("'run' must be a whole number; it was 'x'.")],
    };

    public static Described ActionsExport { get; } = new("exportActions", Group, "The log of actions as a file, the oldest first")
    {
        Query = [Asked.OneOf("format", "With the links of the chain, or for a spreadsheet.", "jsonl", "csv") with { IsRequired = true }, .. OfActions],
        Answers = [.. Files("{\"sequence\":1,…}\n", "sequence,at,…\r\n"), Answered.BadQuery("'format' must be jsonl, with the links of the chain, or csv, for a spreadsheet.")],
    };

    public static Described Backup { get; } = new("getBackup", Group, "Downloads a backup that the settings page wrote")
    {
        Answers =
        [
            new(StatusCodes.Status200OK, "The archive: private code and the key ring.", typeof(byte[]), "application/zip"),
            Answered.Problem(StatusCodes.Status404NotFound, "Not Found", "There is no backup 'none.zip' in the folder of this server's backups."),
        ],
    };

    private static Answered[] Files(string lines, string table) => [Answered.Text("application/jsonl", "A line for each.", lines), Answered.Text("text/csv", "A row for each.", table)];
}

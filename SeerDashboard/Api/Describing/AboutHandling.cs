using SeerDashboard.Runs;

namespace SeerDashboard.Api.Describing;

/// <summary>What is said of what people and programs do with a run.</summary>
internal static class AboutHandling
{
    private const string Group = "Handling";

    public static Described Claim { get; } = Act("claimRun", "Gives a run to somebody", "The body is optional.", "'by' cannot be used: a name has 1 to 60 characters. An empty text gives the run to nobody.",
        Asked.Text("by", "Who; the caller when it is left out, nobody when it is empty.", "Mona"));

    public static Described Snooze { get; } = Act("snoozeRun", "Puts a run out of sight", "The body is optional: without it, until something changes.", "'until' is in the past.",
        Asked.Time("until", "Until then; until something changes when it is left out."), Asked.Flag("snoozed", "false brings it back.", example: true));

    public static Described Done { get; } = Act("markRunDone", "Says that nothing is left to do", "The body is optional.", "'done' must be true or false.",
        Asked.Flag("done", "false takes it back.", example: true));

    public static Described Verdict { get; } = Act("giveVerdict", "Says what the caller thinks of the fix", null, "'verdict' must be ship, needsWork or wrongCause; it was not given.",
        Asked.OneOf("verdict", "What they think.", "ship", "needsWork", "wrongCause") with { IsRequired = true },
        Asked.Text("reason", "Why.", "The test fails without it."),
        Asked.Number("version", "Only while this change set holds; 409 otherwise.", 2, 1, int.MaxValue));

    public static Described TakeBack { get; } = new("takeVerdictBack", Group, "Takes the caller's verdict back")
    {
        Query = AboutRuns.Sender,
        Answers = [Answered.Json("The run as it is now.", () => RunsJson.Default.RunSummary, () => Examples.Summary), .. AboutRuns.Missing],
    };

    private static Described Act(string id, string summary, string? more, string wrong, params Asked[] body) => new(id, Group, summary)
    {
        More = more,
        Query = AboutRuns.Sender,
        Body = body,
        Answers = [Answered.Json("The run as it is now.", () => RunsJson.Default.RunSummary, () => Examples.Summary), Answered.BadBody(wrong), .. AboutRuns.Missing],
    };
}

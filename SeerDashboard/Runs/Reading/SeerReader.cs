using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads the events of Seer, field by field, for one run may mix both payload generations (SENTRY.md §3).</summary>
internal static class SeerReader
{
    /// <summary>The event of a run; unreadable when the run is not named.</summary>
    public static DeliveryContent Read(DeliveryFacts facts, string action, string installation, JsonElement? data, Leftovers envelope)
    {
        if (data is not { } json)
            return new DeliveryContent.Unreadable("The body has no \"data\" object, so the run it belongs to is not known.");
        var left = new Leftovers();
        var fields = new WireObject(json, "", left);
        if (fields.Whole("run_id") is not { } runId)
            return new DeliveryContent.Unreadable(fields.Peek("run_id") is null
                ? "The body has no data.run_id, so the run it belongs to is not known."
                : "data.run_id is not a 64-bit integer, so the run it belongs to is not known.");

        var patches = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = Common(facts, action, fields);
        seen = action switch
        {
            SeerAction.RootCauseStarted or SeerAction.SolutionStarted or SeerAction.CodingStarted or SeerAction.IterationStarted => seen,
            SeerAction.RootCauseCompleted => seen with { RootCause = RootCauseReader.Read(fields) },
            SeerAction.SolutionCompleted => seen with { Solution = SolutionReader.Read(fields) },
            SeerAction.CodingCompleted => seen with { Changes = ChangesReader.Read(fields, left, patches) },
            SeerAction.PullRequestCreated or SeerAction.PullRequestReady => seen with { PullRequests = PullRequestReader.Read(fields, left) },
            SeerAction.IterationCompleted => seen with
            {
                Changes = ChangesReader.Read(fields, left, patches),
                PullRequests = PullRequestReader.Read(fields, left),
            },
            _ => seen,
        };
        // Of an action that is not known here all of the data is left over, also what every event has.
        if (!SeerAction.IsKnown(action))
            fields.Release();
        fields.Rest();
        envelope.MoveTo(left);
        seen = seen with { Unknown = left.Json() };

        return new DeliveryContent.Seer(new(facts.Integration, installation, new(runId)), seen, patches) { GroupId = seen.GroupId };
    }

    private static SeerEvent Common(DeliveryFacts facts, string action, WireObject fields) => new()
    {
        Action = action,
        SentAt = facts.SentAt,
        BodyHash = facts.BodyHash,
        RequestId = facts.RequestId,
        Kind = facts.Kind,
        GroupId = fields.Whole("group_id") is { } group ? new(group) : null,
        SentryRunId = fields.Text("sentry_run_id"),
        Iteration = Iteration(fields),
    };

    private static int? Iteration(WireObject fields)
    {
        if (fields.Whole("iteration_index") is not { } index)
            return null;
        var counts = index is >= 1 and <= int.MaxValue;
        fields.Mark("iteration_index", counts);
        return counts ? (int)index : null;
    }
}

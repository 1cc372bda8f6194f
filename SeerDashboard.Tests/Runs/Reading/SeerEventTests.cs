using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class SeerEventTests
{
    [Fact]
    public void Read_AnyEvent_HasTheFactsOfItsDelivery()
    {
        var body = """{"action":"root_cause_started","installation":{"uuid":"i"},"data":{"run_id":7,"group_id":7350128443,"sentry_run_id":"0f6f"}}""";
        var content = Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", body));

        Assert.Equal(("root_cause_started", "i", 7350128443), (content.Action, content.Installation, content.GroupId?.Value));
        Assert.Equal(new RunKey("acme", "i", new(7)), content.Run);
        Assert.Equal((Incoming.SentAt, "0123456789abcdef0123456789abcdef", 64), (content.Event.SentAt, content.Event.RequestId, content.Event.BodyHash.Length));
        Assert.Equal("0f6f", content.Event.SentryRunId);
    }

    [Theory]
    [InlineData("edge-run-id-beyond-2-53", 9223372036854775807)]
    [InlineData("edge-ids-as-strings", 9007199254740993)]
    public void Read_RunIdBeyond53Bits_IsExact(string name, long runId) => Assert.Equal(runId, Incoming.Seer(new("seer", name)).Run.RunId.Value);

    [Fact]
    public void Read_IdsAsStringsAndActorIdAsNumber_AreRead() => Assert.Equal(7350128443, Incoming.Event("edge-ids-as-strings").GroupId?.Value);

    [Fact]
    public void Read_NoGroupId_HasNoIssueYet() => Assert.Null(Incoming.Event("edge-no-group-id").GroupId);

    [Fact]
    public void Read_NoInstallation_IsAnEmptyOne() =>
        Assert.Equal("", Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", """{"action":"pr_created","data":{"run_id":7}}""")).Run.Installation);

    [Theory]
    [InlineData("edge-unknown-action", "merge_conflict_found")]
    [InlineData("edge-triage-completed", "triage_completed")]
    [InlineData("edge-impact-assessment-started", "impact_assessment_started")]
    public void Read_UnknownAction_KeepsTheWholeData(string name, string action)
    {
        var seen = Incoming.Event(name);

        Assert.Equal(action, seen.Action);
        Assert.True(seen.Unknown?.TryGetProperty("run_id", out _));
    }

    [Fact]
    public void Read_NoAction_IsAnUnknownOne()
    {
        var content = Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", """{"action":5,"data":{"run_id":7,"x":1}}"""));

        Assert.Equal((null, "", """{"run_id":7,"x":1,"envelope.action":5}"""), (content.Action, content.Event.Action, Incoming.Line(content.Event.Unknown)));
    }

    [Fact]
    public void Read_UnknownFields_AreLeftOver()
    {
        var seen = Incoming.Event("edge-unknown-fields");

        Assert.Null(seen.Iteration);
        Assert.Equal("""{"trigger":{"kind":"alert","id":7},"iteration_index":"first"}""", Incoming.Line(seen.Unknown));
    }

    [Theory]
    [InlineData("root_cause_started", "{\"envelope.region\":\"de\",\"envelope.installation.plan\":1,\"envelope.actor.team\":[2]}")]
    [InlineData("not_known_here", "{\"run_id\":7,\"envelope.region\":\"de\",\"envelope.installation.plan\":1,\"envelope.actor.team\":[2]}")]
    public void Read_EnvelopeWithMembersOfItsOwn_LeavesThemOver(string action, string left)
    {
        var body = $$$"""{"action":"{{{action}}}","region":"de","installation":{"uuid":"i","plan":1},"data":{"run_id":7},"actor":{"type":"user","id":7,"name":"Ann","team":[2]}}""";

        var unknown = Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", body)).Event.Unknown;

        // In whatever order: each of them, and nothing else.
        Assert.Equal(Members(left), Members(Incoming.Line(unknown)!));

        static string[] Members(string json) => [.. System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject().Select(member => $"{member.Key}={member.Value}").Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("3", 3, null)]
    [InlineData("\"3\"", 3, null)]
    [InlineData("null", null, null)]
    [InlineData("0", null, "{\"iteration_index\":0}")]
    [InlineData("1.5", null, "{\"iteration_index\":1.5}")]
    [InlineData("99999999999", null, "{\"iteration_index\":99999999999}")]
    public void Read_IterationIndex_CountsFromOne(string sent, int? index, string? left)
    {
        var seen = Incoming.Seer("iteration_started", $"\"iteration_index\":{sent}").Event;

        Assert.Equal((index, left), (seen.Iteration, Incoming.Line(seen.Unknown)));
    }

    [Theory]
    [InlineData("root_cause_started", "\"root_cause\":{\"description\":\"x\"}", "{\"root_cause\":{\"description\":\"x\"}}")]
    [InlineData("coding_started", "\"group_id\":\"x\"", "{\"group_id\":\"x\"}")]
    [InlineData("pr_created", "\"code_changes\":{}", "{\"code_changes\":{}}")]
    [InlineData("coding_completed", "\"sentry_run_id\":5", "{\"sentry_run_id\":5}")]
    public void Read_FieldInAnUnexpectedPlaceOrShape_IsLeftOver(string action, string fields, string left) =>
        Assert.Equal(left, Incoming.Line(Incoming.Seer(action, fields).Event.Unknown));
}

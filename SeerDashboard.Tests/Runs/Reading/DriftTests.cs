using CsCheck;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Runs.Reading;

/// <summary>What Sentry sends and this version does not know.</summary>
public sealed class DriftTests
{
    /// <summary>The files that have something unknown on purpose; every other file is what SENTRY.md documents.</summary>
    private static readonly Dictionary<string, string[]> Deliberate = new(StringComparer.Ordinal)
    {
        ["edge-changes-odd-files"] = ["coding_completed: data.code_changes.*.type", "coding_completed: data.code_changes.*.removed", "coding_completed: data.code_changes.*.mode", "coding_completed: data.code_changes.*"],
        ["edge-changes-string"] = ["coding_completed: data.changes"],
        ["edge-pull-requests-odd"] = ["pr_created: data.pull_requests.pull_request.state", "pr_created: data.pull_requests.provider", "pr_created: data.pull_requests.draft", "pr_created: data.pull_requests"],
        ["edge-root-cause-list"] = ["root_cause_completed: data.root_cause"],
        ["edge-root-cause-off-schema"] =
        [
            "root_cause_completed: data.root_cause.classification",
            "root_cause_completed: data.root_cause.fixability.score",
            "root_cause_completed: data.root_cause.five_whys",
            "root_cause_completed: data.root_cause.reproduction_steps",
            "root_cause_completed: data.root_cause.steps",
            "root_cause_completed: data.root_cause.steps.confidence",
            "root_cause_completed: data.root_cause.steps.is_most_important_event",
            "root_cause_completed: data.root_cause.steps.relevant_code_file.line",
        ],
        ["edge-root-cause-string"] = ["root_cause_completed: data.root_cause"],
        ["edge-root-cause-unknown-fields-only"] = ["root_cause_completed: data.root_cause.confidence", "root_cause_completed: data.root_cause.related"],
        ["edge-solution-old-steps"] = ["solution_completed: data.solution.steps.owner"],
        ["edge-solution-string"] = ["solution_completed: data.solution"],
        ["edge-unknown-fields"] = ["solution_started: data.trigger", "solution_started: data.iteration_index"],
    };

    public static TheoryData<string> Files => [.. Payload.All.Where(payload => payload is { Resource: "seer", IsUnreadable: false }).Select(payload => payload.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Fields_PayloadFile_AreThoseOfTheDeliberateOnesOnly(string name) =>
        Assert.Equal(Deliberate.GetValueOrDefault(name, []).Order(StringComparer.Ordinal), Drift.Fields(Incoming.Event(name)).Order(StringComparer.Ordinal));

    [Fact]
    public void Fields_Places_AreNamedWithoutIndexesAndRepositories()
    {
        var seen = Incoming.Seer("coding_completed",
            """ "code_changes":{"owner/repo":[{"path":"a.py","type":"M","added":1,"removed":0,"diff":"","mode":"100644"},{"path":"b.py","mode":"1"}]},"pull_requests":[] """).Event;

        Assert.Equal(["coding_completed: data.code_changes.*.mode", "coding_completed: data.pull_requests"], Drift.Fields(seen));
    }

    [Fact]
    public void Fields_UnknownAction_NamesNoneOfItsData() =>
        Assert.Empty(Drift.Fields(Incoming.Seer("review_started", "\"reviewer\":{\"name\":\"x\"}").Event));

    [Fact]
    public void Fields_VeryLongName_IsCut() => Gen.Int[Drift.LongestName, 5_000].Sample(length =>
        Assert.Equal(Drift.LongestName, Assert.Single(Drift.Fields(Incoming.Seer("coding_started", $"\"{new string('x', length)}\":1").Event)).Length));

    [Fact]
    public void Fields_OneMoreMemberAnywhere_IsAlwaysNamed() =>
        Gen.Select(Gen.Int[0, Payload.SecondGeneration.Count - 1].Select(at => Payload.SecondGeneration[at]), Gen.String[Gen.Char['a', 'z'], 12, 20]).Sample((payload, name) =>
        {
            var body = System.Text.Json.Nodes.JsonNode.Parse(payload.Body())!.AsObject();
            body["data"]!.AsObject()[name] = 1;
            var content = Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", body.ToJsonString()));
            Assert.Equal([$"{content.Event.Action}: data.{name}"], Drift.Fields(content.Event));
        });
}

using System.Text;
using System.Text.Json;
using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Runs.Reading;

/// <summary>Whatever the bytes are, reading them never throws, and what was read can be stored and read again.</summary>
public sealed class ReaderLawTests
{
    private static readonly string[] Resources = ["seer", "issue", "activity_alert", "event_alert", "comment", "installation", "metric_alert", ""];

    private static readonly string[] Names =
    [
        "root_cause", "solution", "changes", "code_changes", "pull_requests", "pull_request", "steps", "title", "description", "one_line_description", "five_whys",
        "relevant_code_file", "file_path", "repo_name", "url", "fixability", "assessment", "diff", "path", "type", "added", "pr_url", "pr_number", "provider",
        "iteration_index", "group_id", "issue", "event", "issue_id", "id", "assignedTo", "project", "slug", "installation", "organization", "foo", "steps[0]", "\\ud83d",
    ];

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, self) => depth > 5
        ? Leaf
        : Gen.Frequency(
            (2, Leaf),
            (2, self.List[0, 3].Select(items => $"[{string.Join(',', items)}]")),
            (5, Gen.Select(Gen.OneOf(Names), self).List[0, 5].Select(Object))));

    private static Gen<string> Leaf => Gen.OneOf(
        "null", "true", "false", "0", "7", "-1", "1.5", "1e400", "9223372036854775808", "\"\"", "\"7\"", "\"N/A\"", "\"x\"", "\"\\ud83d\"", "\"\\udc00\\ud83d\"", "\"https://github.com/a/b/pull/1\"",
        "\"https://a/issues/1/events/2/\"", "\"--- x\\n+++ x\\n@@ -1 +1 @@\\n-a\\n+b\"", "\"A\"", "{}", "[]");

    [Fact]
    public void Read_MutatedPayload_NeverThrows()
    {
        var bodies = Payload.All.Select(payload => (payload.Resource, Body: payload.Body())).ToArray();
        Gen.Select(Gen.Int[0, bodies.Length - 1], Gen.Double[0, 1], Gen.Int[0, 12], Gen.Byte.Array[0, 4]).Sample((which, place, length, other) =>
        {
            var (resource, body) = bodies[which];
            var at = (int)(place * body.Length);
            Holds(resource, [.. body[..at], .. other, .. body[Math.Min(body.Length, at + length)..]]);
        }, iter: Rounds.Of(5_000, 250_000));
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows() =>
        Gen.Select(Gen.OneOf(Resources), Gen.Byte.Array[0, 60]).Sample((resource, body) => { Holds(resource, body); }, iter: Rounds.Of(5_000, 250_000));

    [Fact]
    public void Read_AnyData_NeverThrowsAndNamesItsRun()
    {
        string[] actions = ["root_cause_completed", "solution_completed", "coding_completed", "pr_created", "iteration_completed", "pr_ready_for_review", "solution_started", "new_one"];
        Gen.Select(Gen.OneOf(actions), Gen.Select(Gen.OneOf(Names), Json).List[0, 5]).Sample((action, members) =>
        {
            var data = Object([("run_id", "7"), .. members]);
            Assert.IsType<DeliveryContent.Seer>(Holds("seer", Encoding.UTF8.GetBytes($"{{\"action\":\"{action}\",\"data\":{data}}}")));
        }, iter: Rounds.Of(5_000, 250_000));
    }

    [Fact]
    public void Read_AnyDataOfOtherResources_NeverThrows() =>
        Gen.Select(Gen.OneOf(Resources), Json).Sample(
            (resource, data) => { Holds(resource, Encoding.UTF8.GetBytes($"{{\"action\":\"triggered\",\"data\":{data}}}")); }, iter: Rounds.Of(3_000, 250_000));

    [Fact]
    public void Read_EveryWordOfAnArtifact_IsFoundAgain() =>
        Gen.Select(Gen.OneOf("root_cause", "solution"), Gen.Select(Gen.OneOf(Names), Json).List[1, 6]).Sample((artifact, members) =>
        {
            var data = $"\"{artifact}\":{Object([.. members, ("mark", "\"found again\""), ("steps", "[{\"title\":\"t\",\"mark\":\"found again\"},{\"mark\":[\"found again\"]}]")])}";
            var seen = Incoming.Seer(artifact + "_completed", data).Event;
            var text = JsonSerializer.Serialize(seen, RunsJson.Default.SeerEvent);
            Assert.Equal(3, text.Split("found again").Length - 1);
        }, iter: Rounds.Of(2_000, 250_000));

    [Theory]
    [InlineData("\"pull_requests\":[", "1,", "1]")]
    [InlineData("\"pull_requests\":[", "{\"pull_request\":{\"x\":1}},", "1]")]
    [InlineData("\"root_cause\":{\"steps\":[", "{\"a\":1,\"title\":\"t\"},", "1]}")]
    [InlineData("\"code_changes\":{\"r\":[", "{\"path\":\"p\",\"x\":1},", "1]}")]
    [InlineData("\"code_changes\":{\"r\":[{\"diff\":\"", "--- x\\n+++ x\\n@@ -1 +1 @@\\n-a\\n+b\\n", "\"}]}")]
    [InlineData("\"x\":\"", "\\ud83d", "\"")]
    [InlineData("\"x\":\"", "\\\\", "\"")]
    public void Read_MegabytesOfIt_IsRead(string start, string part, string end)
    {
        foreach (var action in (string[])["root_cause_completed", "iteration_completed"])
            Assert.Equal(7, Incoming.Seer(action, start + string.Concat(Enumerable.Repeat(part, 3_000_000 / part.Length)) + end).Run.RunId.Value);
    }

    private static string Object(IEnumerable<(string Name, string Value)> members) =>
        $"{{{string.Join(',', members.Reverse().DistinctBy(member => member.Name).Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    private static DeliveryContent Holds(string resource, byte[] body)
    {
        var content = Incoming.Read(resource, body);
        if (content is DeliveryContent.Seer seer)
        {
            var json = JsonSerializer.Serialize(seer.Event, RunsJson.Default.SeerEvent);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, RunsJson.Default.SeerEvent), RunsJson.Default.SeerEvent));
        }

        return content;
    }
}

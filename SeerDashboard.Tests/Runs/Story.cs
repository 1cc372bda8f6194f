using System.Text.Json;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs;

/// <summary>Tells a run in few words: what happened, and how many seconds after noon.</summary>
internal static class Story
{
    public static readonly RunKey Key = new("acme", "a8e5d37a-696c-4c54-adb5-b3f28d64c7de", new RunId(12345));
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly RootCause Found = new() { Summary = "The cart has no customer.", OneLine = true };
    public static readonly Solution Planned = new() { Summary = "Load the customer." };

    /// <summary>An event with a request id of its own; the same action and body make the same bytes.</summary>
    public static SeerEvent At(double seconds, string action, string body = "") => new()
    {
        Action = action,
        SentAt = Second(seconds),
        BodyHash = $"{action}/{body}",
        RequestId = $"{action}/{body}@{seconds}",
        RootCause = action == SeerAction.RootCauseCompleted ? Found : null,
        Solution = action == SeerAction.SolutionCompleted ? Planned : null,
        Changes = action == SeerAction.CodingCompleted ? Changed(body) : null,
        PullRequests = action == SeerAction.PullRequestCreated ? [Pull("acme/shop", 418)] : [],
    };

    public static DateTimeOffset Second(double seconds) => Noon.AddSeconds(seconds);

    public static SeerRun Told(params IEnumerable<SeerEvent> events) => Replay.Of(Key, events);

    public static RunSummary Summed(params IEnumerable<SeerEvent> events) => Summaries.Compose(Told(events), Context());

    public static SummaryContext Context() => new() { Place = new SentryPlace("https://sentry.io", "acme"), QuietAfter = TimeSpan.FromMinutes(10) };

    public static ChangeSet Changed(string path) => new(
    [
        new RepositoryChange { Repo = "acme/shop", Files = [new FileChange { Path = path, Status = FileStatus.Modified, Added = 3, Removed = 1, PatchId = "patch of " + path }] },
    ]);

    public static PullRequest Pull(string repo, long? number, string? url = null) => new() { Repo = repo, Number = number, Url = url };

    public static StepStatus[] Statuses(this SeerRun run) => [.. run.Steps.Select(step => step.Status)];

    public static string? CurrentPath(this SeerRun run) => run.Changes()?.Repositories[0].Files[0].Path;

    public static string Written(SeerRun run) => JsonSerializer.Serialize(run, RunsJson.Default.SeerRun);

    public static JsonElement Json(string text) => JsonElement.Parse(text);
}

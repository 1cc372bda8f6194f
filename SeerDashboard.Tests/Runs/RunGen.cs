using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs;

/// <summary>Any set of deliveries that one run may have: both generations, retries, re-runs, late originals, lost ones, both kinds.</summary>
internal static class RunGen
{
    private static readonly Gen<string> Action = Gen.OneOf(
        SeerAction.RootCauseStarted, SeerAction.RootCauseCompleted, SeerAction.SolutionStarted, SeerAction.SolutionCompleted,
        SeerAction.CodingStarted, SeerAction.CodingCompleted, SeerAction.PullRequestCreated, SeerAction.PullRequestReady,
        SeerAction.IterationStarted, SeerAction.IterationCompleted, "triage_started", "impact_assessment_completed");

    private static readonly Gen<RootCause?> Cause = Gen.OneOf<RootCause?>(
        null,
        new RootCause(),
        new RootCause { Summary = "First generation.", Steps = [new TimelineStep { Title = "It breaks", Type = "internal_code", Important = true }] },
        new RootCause { Summary = "Second", OneLine = true, Whys = ["Because."], Classification = "rca_only" });

    private static readonly Gen<Solution?> Plan = Gen.OneOf<Solution?>(null, new Solution(), new Solution { Summary = "Fix it." });

    private static readonly Gen<ChangeSet?> Changes = Gen.OneOf<ChangeSet?>(null, new ChangeSet([]), Changed("acme/shop", "a.py"), Changed("acme/api", "b.py"));

    private static readonly Gen<PullRequest[]> Pulls = Gen.Select(
        Gen.OneOf("acme/shop", "acme/api"), Gen.OneOf<long?>(null, 1, 2), Gen.OneOf<string?>(null, "https://h.example/1", "https://h.example/2"), Gen.Enum<GitProvider>(),
        (repo, number, url, provider) => new PullRequest { Repo = repo, Number = number, Url = url, Provider = provider }).Array[0, 2];

    /// <summary>Seconds that lie on and beside every limit of the rules.</summary>
    private static readonly Gen<int> Seconds = Gen.OneOf(
        Gen.Int[0, 12],
        Gen.OneOf(59, 60, 61, 270, 300, 330, 331, 600, 900, 930, 1_199, 1_200, 1_201, 2_000, 4_000),
        Gen.Int[0, 5_000]);

    private static readonly Gen<SeerEvent> Event = Gen.Select(
        Gen.Select(Action, Cause, Plan, Changes, Pulls), Gen.Select(Gen.OneOf<int?>(null, 1, 2), Gen.OneOf<long?>(null, 7, 8), Gen.Bool), Seconds, Gen.Enum<IntegrationKind>(), Gen.Int[0, 5_000],
        (sent, ids, second, kind, request) => Sign(new SeerEvent
        {
            Action = sent.Item1,
            SentAt = Story.Second(second),
            BodyHash = "",
            RequestId = $"{request}",
            Kind = kind,
            RootCause = sent.Item1 == SeerAction.RootCauseCompleted ? sent.Item2 : null,
            Solution = sent.Item1 == SeerAction.SolutionCompleted ? sent.Item3 : null,
            Changes = sent.Item1 is SeerAction.CodingCompleted or SeerAction.IterationCompleted ? sent.Item4 : null,
            PullRequests = sent.Item1 is SeerAction.PullRequestCreated or SeerAction.PullRequestReady or SeerAction.IterationCompleted ? sent.Item5 : [],
            Iteration = sent.Item1 is SeerAction.IterationStarted or SeerAction.IterationCompleted ? ids.Item1 : null,
            GroupId = ids.Item2 is { } group ? new GroupId(group) : null,
            Unknown = SeerAction.IsKnown(sent.Item1) && ids.Item3 ? null : Story.Json("""{"extra":true}"""),
        }));

    /// <summary>The same body once more: Sentry's retry, a replay, or the step done again.</summary>
    private static readonly Gen<(int Which, int Later, bool SameRequest, int Request)> Copy = Gen.Select(
        Gen.Int[0, 100], Gen.OneOf(0, 3, 5, 30, 269, 300, 600, 900, 931, 3_000), Gen.Bool, Gen.Int[5_001, 9_000]);

    /// <summary>The deliveries of one run, in no order.</summary>
    public static readonly Gen<SeerEvent[]> Deliveries = Gen.Select(Event.Array[1, 12], Copy.Array[0, 8], (events, copies) =>
        (SeerEvent[])[.. events, .. copies.Select(copy => Again(events[copy.Which % events.Length], copy.Later, copy.SameRequest ? null : $"{copy.Request}"))]);

    /// <summary>The same in two orders.</summary>
    public static readonly Gen<(SeerEvent[] One, SeerEvent[] Other)> InTwoOrders =
        Deliveries.SelectMany(one => Gen.Shuffle((SeerEvent[])[.. one]).Select(other => (one, other)));

    private static SeerEvent Again(SeerEvent first, int later, string? request) =>
        first with { SentAt = first.SentAt.AddSeconds(later), RequestId = request ?? first.RequestId };

    private static ChangeSet Changed(string repo, string path) =>
        new([new RepositoryChange { Repo = repo, Files = [new FileChange { Path = path, Status = FileStatus.Modified, Added = 1 }] }]);

    /// <summary>The hash is that of all the body says, and of nothing else.</summary>
    private static SeerEvent Sign(SeerEvent unsigned)
    {
        var body = unsigned with { SentAt = default, RequestId = "", Kind = default };
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body, RunsJson.Default.SeerEvent));
        return unsigned with { BodyHash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
    }
}

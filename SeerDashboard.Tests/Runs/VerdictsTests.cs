using SeerDashboard.Runs;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class VerdictsTests
{
    private static readonly int Times = Rounds.Of(3_000, 60_000);

    [Fact]
    public void SameBody_AsARetryOfAPublishedApp_IsADuplicateWithItsDistance()
    {
        var first = At(0, SeerAction.RootCauseStarted) with { Kind = IntegrationKind.Published };
        var retry = first with { SentAt = Second(302), RequestId = "another" };
        var verdict = Last(first, retry);
        Assert.Equal((EventRole.Duplicate, "Same body as delivery 17, sent 302 s earlier."), (verdict.Role, verdict.Reason(17)));
        Assert.Same(first, verdict.Of);
    }

    [Fact]
    public void SameBody_WithTheSameRequestId_SaysSo()
    {
        var first = At(0, SeerAction.RootCauseStarted);
        Assert.Equal("Same body and Request-ID as delivery 17.", Last(first, first with { SentAt = Second(90) }).Reason(17));
    }

    [Fact]
    public void SameBody_WithoutARetryToExpect_IsARerun() =>
        Says(EventRole.Rerun, "Re-run: the root cause was started again.", At(0, SeerAction.RootCauseStarted), At(302, SeerAction.RootCauseStarted));

    [Fact]
    public void Completion_WithAnotherResult_IsARerun() =>
        Says(EventRole.Rerun, "Re-run: the plan was completed before with another result; its new start was not delivered.",
            At(0, SeerAction.RootCauseCompleted), At(5, SeerAction.SolutionCompleted, "one"), At(90, SeerAction.SolutionCompleted, "two"));

    [Fact]
    public void Completion_OfAStepThatWasStartedAgain_Counts() =>
        Says(EventRole.Counts, null,
            At(0, SeerAction.RootCauseStarted), At(5, SeerAction.RootCauseCompleted, "one"), At(90, SeerAction.RootCauseStarted), At(95, SeerAction.RootCauseCompleted, "two"));

    [Fact]
    public void Start_JustAfterItsCompletion_IsALateOriginal() =>
        Says(EventRole.LateOriginal, "Late original: the start of the root cause, which was completed 40 s before. It changes nothing.",
            At(0, SeerAction.RootCauseCompleted), At(40, SeerAction.RootCauseStarted));

    [Fact]
    public void LaterStep_OfWhichNothingCameBefore_ShowsTheGap() =>
        Says(EventRole.Counts, "Shows that the root cause was completed, of which no word has come before it.",
            At(0, SeerAction.RootCauseStarted), At(40, SeerAction.SolutionStarted));

    [Fact]
    public void PullRequest_AfterCodeThatWasWrittenAgain_OutdatesTheChanges() =>
        Says(EventRole.Counts, "Shows that the code was completed, of which no word has come before it. The changes that were delivered before it are outdated: code was written again since.",
            At(0, SeerAction.RootCauseCompleted), At(1, SeerAction.SolutionCompleted), At(2, SeerAction.CodingCompleted), At(100, SeerAction.CodingStarted), At(200, SeerAction.PullRequestCreated));

    [Fact]
    public void Iteration_StartedAgain_IsARerun() =>
        Says(EventRole.Rerun, "Re-run: work on this feedback was started again.",
            At(0, SeerAction.PullRequestCreated), At(9, SeerAction.IterationStarted) with { Iteration = 1 }, At(90, SeerAction.IterationStarted) with { Iteration = 1 });

    [Fact]
    public void Verdicts_CoverEachEventOnce_AndAgreeOnDuplicates() => CsCheck.Check.Sample(RunGen.Deliveries, events =>
    {
        var verdicts = Verdicts.Of(Key, events);
        return verdicts.Select(verdict => verdict.Event).ToHashSet(ReferenceEqualityComparer.Instance).Count == events.Length && verdicts.Count == events.Length
            && Duplicates.Mark(events).Zip(verdicts).All(pair => ReferenceEquals(pair.First.Event, pair.Second.Event) && ReferenceEquals(pair.First.Of, pair.Second.Of)
                && (pair.First.Of is not null) == (pair.Second.Role == EventRole.Duplicate));
    }, iter: Times);

    [Fact]
    public void LateOriginalStart_InTheFold_ChangesNoStep() => Prefixes((before, verdict, after) =>
        verdict.Role != EventRole.LateOriginal || !IsStart(verdict) || Shown(before) == Shown(after));

    [Fact]
    public void Start_InTheFold_BeginsItsStepUnlessItIsLate() => Prefixes((before, verdict, after) =>
        !IsStart(verdict) || verdict.Role is EventRole.Duplicate or EventRole.LateOriginal
        || after.Steps.Count(step => step.Status == StepStatus.Running && step.StartedAt == verdict.Event.SentAt) == 1);

    [Fact]
    public void Rerun_InTheFold_IsOfAStepThatWasHeardOf() => Prefixes((before, verdict, after) =>
        verdict.Role != EventRole.Rerun || before.Steps.Any(step => step.Status is StepStatus.Running or StepStatus.Completed or StepStatus.Stale));

    [Fact]
    public void Start_ThatCounts_IsTheFirstOfItsStep() => Prefixes((before, verdict, after) =>
        verdict.Role != EventRole.Counts || StageOf(verdict.Event.Action) is not { } stage || before.Step(stage).Status == StepStatus.Waiting);

    private static void Prefixes(Func<SeerRun, Verdict, SeerRun, bool> law) => CsCheck.Check.Sample(RunGen.Deliveries, events =>
    {
        var verdicts = Verdicts.Of(Key, events);
        return Enumerable.Range(0, verdicts.Count).All(at => law(
            Told(verdicts.Take(at).Select(verdict => verdict.Event)), verdicts[at], Told(verdicts.Take(at + 1).Select(verdict => verdict.Event))));
    }, iter: Times);

    private static bool IsStart(Verdict verdict) => verdict.Event.Action == SeerAction.IterationStarted || StageOf(verdict.Event.Action) is not null;

    private static Stage? StageOf(string action) => action switch
    {
        SeerAction.RootCauseStarted => Stage.RootCause,
        SeerAction.SolutionStarted => Stage.Solution,
        SeerAction.CodingStarted => Stage.Coding,
        _ => null,
    };

    private static string Shown(SeerRun run) => string.Join('\n', run.Steps.Select(step => $"{step.Status} {step.StartedAt:O} {step.CompletedAt:O} {step.Gap} {step.Empty} {step.FromPreviousAttempt}"));

    private static Verdict Last(params SeerEvent[] events) => Verdicts.Of(Key, events)[^1];

    private static void Says(EventRole role, string? reason, params SeerEvent[] events)
    {
        var verdict = Last(events);
        Assert.Equal((role, reason), (verdict.Role, verdict.Reason(null)));
    }
}

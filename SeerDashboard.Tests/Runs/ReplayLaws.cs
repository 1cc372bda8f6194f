using System.Text.Json;
using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

/// <summary>What holds for any set of deliveries whatsoever.</summary>
public sealed class ReplayLaws
{
    private static readonly int Times = Rounds.Of(5_000, 100_000);

    [Fact]
    public void Run_AnyOrderOfArrival_IsTheSameToTheByte() => RunGen.InTwoOrders.Sample(
        orders => Written(Told(orders.One)) == Written(Told(orders.Other)), iter: Times);

    [Fact]
    public void Duplicates_AnyOrderOfArrival_AreTheSame() => RunGen.InTwoOrders.Sample(
        orders => Marks(orders.One) == Marks(orders.Other), iter: Times);

    [Fact]
    public void Run_WithAnExactCopyOfADelivery_IsTheSame() => Gen.Select(RunGen.Deliveries, Gen.Int[0, 100]).Sample(
        (events, which) => Written(Told([.. events, events[which % events.Length] with { }])) == Written(Told(events)), iter: Times);

    [Fact]
    public void Run_WithoutItsDuplicates_IsTheSame() => RunGen.Deliveries.Sample(
        events => Written(Told(Duplicates.Mark(events).Where(mark => mark.Of is null).Select(mark => mark.Event))) == Written(Told(events)), iter: Times);

    [Fact]
    public void Duplicates_RepeatTheSameBodyOfOneThatCounts() => RunGen.Deliveries.Sample(
        events =>
        {
            var marked = Duplicates.Mark(events);
            var counting = marked.Where(mark => mark.Of is null).Select(mark => mark.Event).ToHashSet(ReferenceEqualityComparer.Instance);
            return marked.Count == events.Length && marked.Where(mark => mark.Of is not null)
                .All(mark => counting.Contains(mark.Of!) && mark.Of!.BodyHash == mark.Event.BodyHash && mark.Of.SentAt <= mark.Event.SentAt);
        },
        iter: Times);

    [Fact]
    public void Steps_OneRunsAtMost_AndNothingAfterItIsDone() => Holds(run =>
    {
        var running = run.Steps.Where(step => step.Status == StepStatus.Running).ToList();
        return running.Count == 0
            || (running.Count == 1 && run.Steps.Where(step => step.Stage > running[0].Stage).All(step => step.Status is StepStatus.Waiting or StepStatus.Stale));
    });

    [Fact]
    public void Steps_AfterOneNeverHeardOf_NothingWasHeard() =>
        Holds(run => run.Steps.SkipWhile(step => step.Status != StepStatus.Waiting).All(step => step.Status == StepStatus.Waiting));

    [Fact]
    public void Step_Completed_HasItsTimeUnlessThereIsAGap() =>
        HoldsForSteps(step => step.Status != StepStatus.Completed || step.Gap == step.CompletedAt is null);

    [Fact]
    public void Step_Running_HasItsStartAndNothingOfACompletion() =>
        HoldsForSteps(step => step.Status != StepStatus.Running || step is { StartedAt: not null, CompletedAt: null, Gap: false, Empty: false });

    [Fact]
    public void Step_Waiting_HasNothing() => HoldsForSteps(step =>
        step.Status != StepStatus.Waiting || step == new Step { Stage = step.Stage });

    [Fact]
    public void Step_BothTimesKnown_StartsBeforeItEnds() =>
        HoldsForSteps(step => step.CompletedAt is null || step.StartedAt is null || step.StartedAt <= step.CompletedAt);

    [Fact]
    public void Versions_AreNumberedFromOneInOrderOfSending() => Holds(run =>
        run.Versions.Select(version => version.Number).SequenceEqual(Enumerable.Range(1, run.Versions.Count))
        && run.Versions.Select(version => version.At).Order().SequenceEqual(run.Versions.Select(version => version.At))
        && (run.CurrentVersion is null ? run.Versions.Count == 0 : run.CurrentVersion >= 1 && run.CurrentVersion <= run.Versions.Count));

    [Fact]
    public void PullRequests_OfOneRepositoryAndNumber_AreOne() => Holds(run =>
        run.PullRequests.Where(pull => pull.Number is not null).CountBy(pull => (pull.Repo, pull.Number)).All(count => count.Value == 1)
        && run.PullRequests.All(pull => pull.Exists() == (pull.State != PullRequestState.Creating)));

    [Fact]
    public void Summary_IsRunningWithAQuietTime_ExactlyWhileAStepRuns() => Holds(run =>
    {
        var summary = Summaries.Compose(run, Context());
        var runs = run.Steps.Any(step => step.Status == StepStatus.Running);
        return runs == (summary.State == RunState.Running) && runs == summary.QuietAt is not null;
    });

    [Fact]
    public void Words_OfAnyRunAtAnyTime_AreThere() => Gen.Select(RunGen.Deliveries, Gen.Int[-10, 100_000]).Sample(
        (events, second) =>
        {
            var (run, now) = (Summaries.Compose(Told(events), Context()), Second(second));
            string[] said = [RunWords.State(run, now, UsualTimes.Unknown), RunWords.Progress(run, now, UsualTimes.Unknown), RunWords.QuietAdvice(run, UsualTimes.Unknown), .. RunWords.Gaps(run), .. run.Steps.Select(step => RunWords.StepNote(run, step.Stage, now))];
            return said.All(words => words.Length > 0) && RunWords.Verb(run, now)?.Href != "";
        },
        iter: Times);

    [Fact]
    public void Run_ReadBackFromItsJson_IsTheSame() => Holds(run =>
        Written(JsonSerializer.Deserialize(Written(run), RunsJson.Default.SeerRun)!) == Written(run));

    private static string Marks(SeerEvent[] events) => string.Join('\n', Duplicates.Mark(events).Select(mark =>
        $"{mark.Event.SentAt:O} {mark.Event.BodyHash} {mark.Event.RequestId} {mark.Event.Kind} {mark.Of?.SentAt:O} {mark.Of?.RequestId}"));

    private static void Holds(Func<SeerRun, bool> law) => RunGen.Deliveries.Sample(events => law(Told(events)), iter: Times);

    private static void HoldsForSteps(Func<Step, bool> law) => Holds(run => run.Steps.All(law));
}

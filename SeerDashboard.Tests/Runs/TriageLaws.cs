using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Runs;

/// <summary>What holds for any run, whatever people did with it.</summary>
public sealed class TriageLaws
{
    private static readonly int Times = Rounds.Of(1_000, 30_000);

    private static readonly Gen<DateTimeOffset> Time = Gen.Int[-100, 20_000].Select(second => Story.Second(second));

    private static readonly Gen<Handling> Handlings = Gen.Select(Gen.OneOf<string?>(null, "Mona"), Time, Gen.Bool, Time.Nullable(), Gen.Bool, (who, at, snoozed, until, done) => new Handling
    {
        ClaimedBy = who,
        ClaimedAt = who is null ? null : at,
        Snooze = snoozed ? new("Mona", at, until, at) : null,
        Done = done ? new("Jo", at, at) : null,
    });

    [Fact]
    public void After_Twice_IsAsOnce_AndLaterNewsKeepNoMore() => Gen.Select(Handlings, Time, Time).Sample((handling, one, other) =>
    {
        var (sooner, later) = one < other ? (one, other) : (other, one);
        return handling.After(sooner).After(sooner) == handling.After(sooner)
            && handling.After(sooner).After(later) == handling.After(later)
            && handling.After(later).ClaimedBy == handling.ClaimedBy;
    }, iter: Times);

    [Fact]
    public void Claim_ChangesNothingOfTheGroup() => Gen.Select(RunGen.Deliveries, Handlings, Time).Sample(
        (events, handling, now) => Triage.Of(Composed(events, handling with { ClaimedBy = "Mona" }), now) == Triage.Of(Composed(events, handling with { ClaimedBy = null }), now), iter: Times);

    [Fact]
    public void Done_AndSnoozed_AreWhatPeopleSaid_UnlessNewsCame() => Gen.Select(RunGen.Deliveries, Handlings, Time).Sample((events, handling, now) =>
    {
        var run = Composed(events, handling);
        var (place, still) = (Triage.Of(run, now), handling.After(run.UpdatedAt));
        var isDone = still.Done is null || place == new DeskPlace(DeskGroup.Done, "marked done by Jo");
        var sleeps = still is { Done: null, Snooze: { } snooze } && (snooze.Until is null || snooze.Until > now);
        return isDone && (!sleeps || place.Group is DeskGroup.Snoozed or DeskGroup.Done) && (sleeps || place.Group != DeskGroup.Snoozed) && (place.Group != DeskGroup.Done || run.Problem is not null || place.Why is not null);
    }, iter: Times);

    [Fact]
    public void Handling_TouchesNothingThatWasDelivered() => Gen.Select(RunGen.Deliveries, Handlings).Sample((events, handling) =>
    {
        var (bare, handled) = (Composed(events, Handling.None), Composed(events, handling));
        return (bare.State, bare.Stage, bare.UpdatedAt, bare.Files, bare.Headline) == (handled.State, handled.Stage, handled.UpdatedAt, handled.Files, handled.Headline);
    }, iter: Times);

    private static RunSummary Composed(SeerEvent[] events, Handling handling) => Summaries.Compose(Replay.Of(Story.Key, events), Story.Context() with { Handling = handling });
}

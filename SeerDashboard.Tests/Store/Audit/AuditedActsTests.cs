using SeerDashboard.Access;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Retention;
using SeerDashboard.Store.Reviewing;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Audit;

/// <summary>Every change that a person makes stands in the log of actions, with who made it, how it was and how it is; no text of a run does.</summary>
public sealed class AuditedActsTests : IAsyncLifetime
{
    private static readonly RunKey Run = new("acme", "u", new(41));

    private readonly DashboardHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await _host.KeepAsync("seer", """{"action":"root_cause_started","installation":{"uuid":"u"},"data":{"run_id":41,"group_id":2},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Runs_WhatIsDoneWithThem_IsWritten_AndNothingWhereNothingChanged()
    {
        var handling = _host.Get<RunHandling>();
        await Eventually.HoldsAsync(async () => (await handling.ClaimAsync([Run], "Ada", Cancel)).Count == 1);
        await handling.ClaimAsSeenAsync(new Dictionary<RunKey, string?> { [Run] = null }, "Mona", Cancel);
        await handling.SnoozeAsync([Run], new(2030, 1, 2, 3, 4, 0, TimeSpan.Zero), "Mona", Cancel);
        await handling.WakeAsync([Run], Cancel);
        await handling.WakeAsync([Run], Cancel);
        var done = await handling.DoneAsync([Run], done: true, "Mona", Cancel);
        await handling.RestoreAsync(done, Cancel);

        Assert.Equal(
            [
                "RunClaimed run 41 of acme: nothing > with Ada",
                "RunSnoozed run 41 of acme: with Ada > with Ada, snoozed until 2030-01-02 03:04 UTC",
                "RunWoken run 41 of acme: with Ada, snoozed until 2030-01-02 03:04 UTC > with Ada",
                "RunDone run 41 of acme: with Ada > with Ada, done",
                "RunRestored run 41 of acme: with Ada, done > with Ada",
            ],
            await WrittenAsync());
    }

    [Fact]
    public async Task Reviews_WhatIsSaid_IsWrittenWithoutItsWords()
    {
        var reviews = _host.Get<RunReviews>();
        await Eventually.HoldsAsync(async () => await reviews.VerdictAsync(Run, ReviewVerdict.Ship, "A reason that is nobody's business", "Mona", Cancel) == VerdictOutcome.Kept);
        await reviews.VerdictAsync(Run, ReviewVerdict.NeedsWork, null, "Mona", Cancel);
        await reviews.TakeBackAsync(Run, "Mona", Cancel);
        await reviews.TakeBackAsync(Run, "Mona", Cancel);
        var comment = await reviews.CommentAsync(Run, CommentPlace.Run, "Words that an erasure must reach", "Mona", Cancel);
        await reviews.RemoveAsync(Run, comment!.Id, "Ada", Cancel);
        await reviews.RemoveAsync(Run, comment.Id, "Mona", Cancel);

        Assert.Equal(
            [
                "VerdictGiven run 41 of acme: nothing > ship",
                "VerdictGiven run 41 of acme: ship > needsWork",
                "VerdictTakenBack run 41 of acme: needsWork > nothing",
                $"CommentWritten run 41 of acme: nothing > comment {comment.Id}",
                $"CommentDeleted run 41 of acme: comment {comment.Id} > nothing",
            ],
            await WrittenAsync());
    }

    [Fact]
    public async Task Settings_WhatIsChanged_IsWrittenWithoutASecret()
    {
        const string Secret = "a-client-secret-that-is-new-0001";
        var (directory, secrets) = (_host.Get<IntegrationDirectory>(), _host.Get<ClientSecrets>());
        await directory.AddSecretAsync(new NewSecret("umbrella", Secret) { Name = "since July" }, Cancel);
        await directory.SetPlaceAsync("umbrella", "umbrella-corp", "https://sentry.example.com", Cancel);
        var id = directory.Secrets.Single(one => one.Integration == "umbrella").Id!.Value;
        await secrets.RenameAsync(id, "old", Cancel);
        await secrets.RenameAsync(id, "old", Cancel);
        await secrets.EndAsync(id, new(2030, 1, 2, 0, 0, 0, TimeSpan.Zero), Cancel);
        await secrets.RemoveAsync(id, Cancel);
        await directory.RemoveAsync("umbrella", Cancel);
        await _host.Get<RiskBook>().SwitchAsync("acme/shop", RiskKind.SqlFromStrings, on: false, Cancel);
        var wall = await _host.Get<WallLinks>().MakeAsync("Kitchen", "", 1, "Mona", Cancel);
        await _host.Get<WallLinks>().RevokeAsync(wall.Link!.Id, Cancel);
        var key = await _host.Get<ApiKeys>().MakeAsync("bot", Roles.Viewer, 0, "Mona", Cancel);
        await _host.Get<ApiKeys>().RevokeAsync(key.Key!.Id, Cancel);

        var written = await WrittenAsync();
        Assert.Equal(
            [
                "SecretAdded a secret of umbrella: nothing > called since July",
                "IntegrationChanged umbrella: no organisation at https://sentry.io > umbrella-corp at https://sentry.example.com",
                "SecretChanged secret since July of umbrella: called since July > called old",
                "SecretChanged secret old of umbrella: without an end > ends 2030-01-02 00:00 UTC",
                "SecretRemoved secret old of umbrella: nothing > nothing",
                "IntegrationRemoved umbrella: nothing > nothing",
                "RiskSwitched sqlFromStrings in acme/shop: told > not told",
                .. written.Where(line => line.StartsWith("WallLinkMade screen Kitchen: nothing > until ", StringComparison.Ordinal)),
                "WallLinkRevoked screen Kitchen: nothing > nothing",
                "KeyMade key bot: nothing > Viewer, without an end",
                "KeyRevoked key bot: nothing > nothing",
            ],
            written);
        Assert.DoesNotContain(written, line => line.Contains(Secret, StringComparison.Ordinal) || line.Contains(key.Secret!, StringComparison.Ordinal) || line.Contains(wall.Secret!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Views_Names_Bodies_AndErasures_AreWritten()
    {
        var views = _host.Get<SavedViews>();
        var view = (await views.CreateAsync("Mona", "Mine", "who=mine", Cancel)).View!;
        await views.RenameAsync(view.Id, "Mona", "My own", Cancel);
        await views.ReplaceAsync(view.Id, "Mona", "", Cancel);
        await views.NotifyAsync(view.Id, "Mona", notifies: true, Cancel);
        await views.CreateAsync("Mona", "My own", "", Cancel);
        await views.DeleteAsync(view.Id, "Ada", Cancel);
        await views.DeleteAsync(view.Id, "Mona", Cancel);
        await views.GiveAsync("admin", "Mona", Cancel);
        await _host.Get<Reapplying>().ApplyAsync(1, Cancel);
        await _host.Get<Reapplying>().ApplyAsync(99, Cancel);
        await _host.Get<Eraser>().EraseRunAsync(Run, Cancel);

        Assert.Equal(
            [
                "ViewSaved view Mine: nothing > nothing",
                "ViewChanged view Mine: Mine > My own",
                "ViewChanged view My own: who=mine > the whole desk",
                "ViewChanged view My own: does not notify > notifies",
                "ViewDeleted view My own: nothing > nothing",
                "NameChanged their own name: admin > Mona",
                "DeliveryReapplied delivery 1: nothing > nothing",
                "RunErased run 41 of acme: 1 delivery > nothing",
            ],
            await WrittenAsync());
        var report = await _host.Get<LogChecker>().CheckAsync(Cancel);
        Assert.Equal((8, null), (report.Actions, report.Broken));
    }

    private async Task<List<string>> WrittenAsync() =>
    [
        .. (await _host.Get<AuditReader>().PageAsync(new(), null, 100, Cancel)).Items.Reverse()
            .Select(entry => $"{entry.Did.Action} {entry.Did.Subject}: {entry.Did.Before ?? "nothing"} > {entry.Did.After ?? "nothing"}"),
    ];
}

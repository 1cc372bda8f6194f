using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>What happened with a pull request is told to rules that were there then.</summary>
public sealed class MomentTests
{
    private const string Pull = """{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_number":12,"pr_url":"https://github.com/acme/shop/pull/12"}}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rule_IsTold_WhenItWasThere_AlsoOneOfAnEarlierVersion_AndNotWhenItCameLater()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.PullRequestOpened);
        // As an earlier version kept it: nobody knows since when.
        StoreAccess.Execute(host.App, "UPDATE NotifyRules SET Since = 0");
        await host.App.Get<RuleBook>().ReloadAsync(Cancel);
        var then = TimeProvider.System.GetUtcNow().AddMinutes(-10);
        await host.App.KeepAsync("seer", Body.Seer("pr_created", 7, data: Pull), sentAt: then);
        await host.App.KeepAsync("seer", Body.Seer("iteration_completed", 7, data: """{"iteration_index":1}"""), sentAt: then.AddMinutes(5));
        await FoldedAnew.CaughtUpAsync(host.App);
        Assert.Equal(["pr feedback 1", "pr:1"], await OccasionsAsync(host));

        await host.RuleAsync(NotifyEvent.PullRequestOpened);
        await host.App.KeepAsync("seer", Body.Seer("brewing_started", 7));
        await FoldedAnew.CaughtUpAsync(host.App);
        Assert.Equal(["pr feedback 1", "pr:1"], await OccasionsAsync(host));
        await host.App.KeepAsync("seer", Body.Seer("iteration_completed", 7, data: """{"iteration_index":2}"""));
        await FoldedAnew.CaughtUpAsync(host.App);
        Assert.Equal(["pr feedback 2", "pr feedback 2", "pr feedback 1", "pr:1"], await OccasionsAsync(host));
    }

    private static async Task<IEnumerable<string>> OccasionsAsync(ToldHost host) =>
        (await host.App.Get<OutboxReader>().ListAsync(state: null, before: null, 10, Cancel)).Select(message => message.Occasion);
}

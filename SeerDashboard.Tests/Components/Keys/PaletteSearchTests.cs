using SeerDashboard.Components.Keys;
using SeerDashboard.Live;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Keys;

/// <summary>The palette of a running app.</summary>
public sealed class PaletteSearchTests
{
    private static readonly Shortcut Pause = new() { Words = "Pause the desk", Group = "Runs", Act = KeyAct.Call };

    private static readonly Shortcut Next = new() { Words = "Next run", Group = "Runs", Act = KeyAct.Next };

    [Fact]
    public async Task Find_Words_LeadsToRunsIssuesPagesAndActions()
    {
        await using var host = await ToldAsync();
        Assert.Equal(["/runs/1"], Hrefs(await FindAsync(host, ["voucher"]), "Runs"));
        Assert.Equal(["/issues/101"], Hrefs(await FindAsync(host, ["101"]), "Issues"));
        Assert.Equal(["/deliveries"], Hrefs(await FindAsync(host, ["webhooks"]), "Pages"));
        Assert.Equal([Pause], Assert.Single(await FindAsync(host, ["pause"]), group => group.Name == "Actions").Entries.Select(entry => entry.Shortcut));
        Assert.Empty(await FindAsync(host, ["zebra", "crossing"]));
    }

    [Fact]
    public async Task Issues_OfTwoIntegrations_LeadToTheirOwnPages()
    {
        await using var host = await ToldAsync();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3, 101), DashboardHost.OtherSecret);
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<RunFeed>().Newest(5).Count == 3));
        Assert.Equal(["/issues/101?integration=acme", "/issues/101?integration=globex"], Hrefs(await FindAsync(host, ["101"]), "Issues").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Find_WordsOfAText_SaysWhereTheyStand()
    {
        await using var host = await ToldAsync();
        var entry = Assert.Single(Assert.Single(await FindAsync(host, ["restocked"]), group => group.Name == "Runs").Entries);
        Assert.Contains("restocked", entry.Note, StringComparison.Ordinal);
        Assert.StartsWith("Run 1, ", entry.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WithoutWords_ShowsWhatWasVisitedThenTheNewest_AndIgnoresAddressesOfNothing()
    {
        await using var host = await ToldAsync();
        var groups = await host.Get<PaletteSearch>().FindAsync([], ["/runs/1", "https://example.org/", "/runs/404"], [Pause, Next], TestContext.Current.CancellationToken);
        Assert.Equal(["Recent", "Newest runs", "Actions", "Pages"], groups.Select(group => group.Name));
        Assert.Equal(["/runs/1"], Hrefs(groups, "Recent"));
        Assert.Equal(["/runs/2"], Hrefs(groups, "Newest runs"));
        Assert.Equal([Pause], groups[2].Entries.Select(entry => entry.Shortcut));
    }

    private static async Task<DashboardHost> ToldAsync()
    {
        var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, """{"root_cause":{"description":"The voucher was never checked. Then the shelf was restocked twice by the night job."}}"""));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 102));
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<RunFeed>().Newest(5).Count == 2));
        await Eventually.HoldsAsync(async () => (await FindAsync(host, ["restocked"])).Count > 0);
        return host;
    }

    private static Task<IReadOnlyList<PaletteGroup>> FindAsync(DashboardHost host, IReadOnlyList<string> words) =>
        host.Get<PaletteSearch>().FindAsync(words, [], [Pause, Next], TestContext.Current.CancellationToken);

    private static IEnumerable<string?> Hrefs(IReadOnlyList<PaletteGroup> groups, string name) => groups.Where(group => group.Name == name).SelectMany(group => group.Entries).Select(entry => entry.Href);
}

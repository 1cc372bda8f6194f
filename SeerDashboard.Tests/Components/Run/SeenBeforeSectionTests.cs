using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Components.Run;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store.Finding;

namespace SeerDashboard.Tests.Components.Run;

/// <summary>"Seen before?" on a run's page, beside the real store.</summary>
public sealed class SeenBeforeSectionTests : BunitContext, IAsyncLifetime
{
    private const string Changes = """{"code_changes":{"acme/shop":[{"path":"src/cart.py","type":"M","added":1,"removed":0,"diff":"--- src/cart.py\n+++ src/cart.py\n@@ -1 +1,2 @@\n a\n+b"}]}}""";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();

    public SeenBeforeSectionTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddMudServices().AddSingleton(_ => _host.Get<SeenBefore>());
    }

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("Expired vouchers are redeemed: checkout trusts the cached voucher.")));
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 102, Search.Cause("Checkout redeems an expired voucher twice.")));
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 3, 103, Changes));
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 1, 101, Changes));
        await _host.KeepAsync("issue", Body.Issue("created", 103, "KeyError: <b>cart</b>", "SHOP-9"));
        await _host.FindsAsync("path=src/cart.py", 3, 1);
        await _host.FindsAsync("q=twice", 2);
        await _host.FindsAsync("q=shop-9", 3);
        await _host.Get<RunHandling>().DoneAsync([new("acme", Body.Installation, new(3))], done: true, "MK", Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Section_OfASimilarRun_LeadsThereAndSaysWhatBecameOfIt()
    {
        var run = await RunAsync(1);
        var section = Show(run);

        section.WaitForAssertion(() => Assert.Equal(2, section.FindAll("li").Count), Deadline);
        Assert.Equal("Seen before?", section.Find("h2").TextContent.Trim());
        var same = section.FindAll("li").Single(one => one.TextContent.Contains("SHOP-9", StringComparison.Ordinal));
        Assert.Equal(("/runs/3?from=state%3Dquiet", "SHOP-9 KeyError: <b>cart</b>"), (same.QuerySelector("a")!.GetAttribute("href"), same.QuerySelector("a")!.TextContent));
        Assert.Equal("Marked done by MK", same.QuerySelector(".chip")!.TextContent);
        Assert.Equal("Both touch src/cart.py.", same.QuerySelector(".muted")!.TextContent);
        var alike = section.FindAll("li").Single(one => one != same && one.QuerySelector("a")!.GetAttribute("href") == "/runs/2?from=state%3Dquiet");
        Assert.StartsWith("Both speak of ", alike.QuerySelector(".muted")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_ShortIdWithWhatCannotBeSeen_ShowsIt()
    {
        await _host.KeepAsync("issue", Body.Issue("created", 102, "Another title", "SHOP\u202E8"));
        await Eventually.HoldsAsync(async () => (await RunAsync(2)).Issue.ShortId is not null);
        var section = Show(await RunAsync(1));

        section.WaitForAssertion(() => Assert.Equal("U+202E", section.Find("code .invisible-character").TextContent), Deadline);
    }

    [Fact]
    public async Task Section_OfARunThatRemindsOfNothing_IsAbsent()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 7, 107, Search.Cause("Nothing in common.")));
        await _host.FindsAsync("q=common", 7);

        Assert.Equal("", Show(await RunAsync(7)).Markup);
    }

    [Fact]
    public async Task Section_WhoseStoreCannotBeRead_IsAbsent()
    {
        var run = await RunAsync(1);
        Services.AddSingleton(_ => new SeenBefore(new ReadConnections(Microsoft.Extensions.Options.Options.Create(new StoreOptions { ConnectionString = "Data Source=/nowhere/at/all.db" })), TimeProvider.System));
        var section = Show(run);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Services.GetRequiredService<SeenBefore>().FindAsync(run, Xunit.TestContext.Current.CancellationToken));
        section.Render();
        Assert.Equal("", section.Markup);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }

    private IRenderedComponent<SeenBeforeSection> Show(RunSummary run)
    {
        var place = new RunPlace(run.RunId) { From = "state=quiet" };
        return Render<SeenBeforeSection>(it => it.AddCascadingValue(place).Add(of => of.Run, run).Add(of => of.Place, place));
    }

    private async Task<RunSummary> RunAsync(long run) => (await _host.Get<RunReader>().FindAsync(new(run), null, Xunit.TestContext.Current.CancellationToken)).Run!;
}

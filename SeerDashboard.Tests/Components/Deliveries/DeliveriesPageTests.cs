using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Deliveries;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Components.Deliveries;

/// <summary>The page on the real store of a running app.</summary>
public sealed class DeliveriesPageTests : BunitContext, IAsyncLifetime
{
    private static readonly DateTimeOffset Sent = TimeProvider.System.GetUtcNow().AddMinutes(-1);

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();

    public DeliveriesPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System).AddSingleton(_ => _host.Get<DeliveryPages>()).AddSingleton(_ => _host.Get<Receipts>())
            .AddSingleton(_ => _host.Get<DeliveryReader>()).AddSingleton(_ => _host.Get<Reapplying>()).AddSingleton(_ => _host.Get<PublicAddress>());
        AddAuthorization().SetAuthorized("operator").SetPolicies(Roles.Operator);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public void Page_OfAnEmptyLog_Teaches()
    {
        var page = Show("/deliveries");
        page.WaitForAssertion(() => Assert.Equal("No deliveries yet", page.Find("h2").TextContent), Deadline);
    }

    [Fact]
    public async Task Page_ShowsBothVerdictsAndWhatComesByItself()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7), sentAt: Sent);
        var page = Show("/deliveries");
        page.WaitForAssertion(() => Assert.Equal(["1"], Numbers(page)), Deadline);

        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7), sentAt: Sent.AddSeconds(2));

        page.WaitForAssertion(() => Assert.Equal(["2", "1"], Numbers(page)), Deadline);
        Assert.Contains("Same body as delivery 1", page.Find("tr[data-delivery='2'] .outcome").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/runs/7?", page.Find("tr[data-delivery='2'] .about a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NewestDelivery_GetsTheTimeOfItsAnswerByItself()
    {
        var page = Show("/deliveries?id=1");
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));

        page.WaitForAssertion(() => Assert.Matches("^[0-9.,]+ ms$", page.Find("tr[data-delivery='1'] .took").TextContent), Deadline);
        // What is open follows its row.
        page.WaitForAssertion(() => Assert.Contains("after ", page.Find(".opened .facts").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public async Task Page_WhileItIsRead_LetsNewOnesWait()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        var page = Show("/deliveries");
        page.WaitForAssertion(() => Assert.Equal(["1"], Numbers(page)), Deadline);
        await page.InvokeAsync(() => page.FindComponent<LogList>().Instance.HoldAsync(held: true));

        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 7));

        page.WaitForAssertion(() => Assert.Equal("Show 1 new delivery", page.Find(".news button").TextContent), Deadline);
        Assert.Equal(["1"], Numbers(page));
        await page.Find(".news button").ClickAsync(new());
        Assert.Equal(["2", "1"], Numbers(page));
    }

    [Fact]
    public async Task Filters_InTheAddress_NarrowAndCanBeTakenAway()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        await _host.KeepAsync("issue", Body.Issue("created", 9, "a title"));
        var page = Show("/deliveries?resource=issue");
        page.WaitForAssertion(() => Assert.Equal(["2"], Numbers(page)), Deadline);
        Assert.Contains("resource=issue", page.Find(".export a").GetAttribute("href"), StringComparison.Ordinal);

        var chip = page.Find(".said .chip");
        Assert.Contains("resource issue", chip.TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<NavigationManager>().NavigateTo(chip.GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal(["2", "1"], Numbers(page)), Deadline);
    }

    [Fact]
    public async Task Delivery_WithADeepLink_IsOpenAndCanBeReadAgain()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        var page = Show("/deliveries?id=1");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".opened pre")), Deadline);
        Assert.Contains("--data-binary @delivery-1.json", page.Find(".curl pre").TextContent, StringComparison.Ordinal);

        await page.Find(".onward button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Read again: unchanged.", page.Find(".onward [role=status]").TextContent), Deadline);
    }

    [Fact]
    public async Task Delivery_ReadAgainByAnother_IsSeenByWhoHasItOpen()
    {
        await _host.KeepAsync("seer", "no JSON");
        var page = Show("/deliveries?id=1");
        page.WaitForAssertion(() => Assert.Contains("unreadable", page.Find(".opened .facts").TextContent, StringComparison.Ordinal), Deadline);
        var body = SeerDashboard.Store.Zstd.Pack(System.Text.Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 8)));
        Execute(_host, $"UPDATE Deliveries SET Body = x'{Convert.ToHexString(body)}', BodyHash = '{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 8))))}'");

        await _host.Get<Reapplying>().ApplyAsync(1, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Contains("applied", page.Find(".opened .facts").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public async Task Delivery_ThatIsErased_SaysSoAndOffersNothing()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        Execute(_host, "UPDATE Deliveries SET ErasedAt = 1, Body = NULL, Read = NULL");
        var page = Show("/deliveries?id=1");
        page.WaitForAssertion(() => Assert.Contains("were erased", page.Find(".detail").TextContent, StringComparison.Ordinal), Deadline);
        Assert.Empty(page.FindAll(".detail button, .detail a[download]"));
    }

    [Fact]
    public async Task Delivery_WithADamagedBody_SaysThatAndNotThatTheStoreFails()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        Execute(_host, "UPDATE Deliveries SET Body = X'00'");
        var page = Show("/deliveries?id=1");
        page.WaitForAssertion(() => Assert.Contains("The kept body of delivery 1 was damaged or changed", page.Find(".detail .alert").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public async Task Page_WithAnAddressThatCannotBeRead_SaysWhatItLeftOut()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        var page = Show("/deliveries?run=SHOP-12&since=yesterday");
        page.WaitForAssertion(() => Assert.Equal("Left out of the address, for it cannot be read: run, since.", page.Find(".note[role=status]").TextContent), Deadline);
    }

    [Fact]
    public async Task Delivery_ThatIsNone_SaysSo()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        var page = Show("/deliveries?id=99");
        page.WaitForAssertion(() => Assert.Contains("There is no delivery 99", page.Find(".apart").TextContent, StringComparison.Ordinal), Deadline);
    }

    private IRenderedComponent<DeliveriesPage> Show(string path)
    {
        _host.Get<IServer>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(path);
        return Render<DeliveriesPage>();
    }

    private static string[] Numbers(IRenderedComponent<DeliveriesPage> page) => [.. page.FindAll("td.no").Select(cell => cell.TextContent)];
}

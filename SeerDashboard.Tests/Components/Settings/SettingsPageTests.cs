using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Settings;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Samples;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Retention;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Unproven;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Settings;

/// <summary>The page beside the real app: what is posted there shows here.</summary>
public sealed class SettingsPageTests : IAsyncLifetime
{
    private const string Secret = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const string Started = """{"action":"root_cause_started","installation":{"uuid":"u"},"data":{"run_id":1,"group_id":2},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    // No integration is configured, as on a new server.
    private readonly DashboardHost _host = new(new Dictionary<string, string?>
    {
        ["Sentry:Integrations:0:Name"] = null,
        ["Sentry:Integrations:0:ClientSecrets:0"] = null,
        ["Sentry:Integrations:0:Organization"] = null,
        ["Sentry:Integrations:1:Name"] = null,
        ["Sentry:Integrations:1:Kind"] = null,
        ["Sentry:Integrations:1:ClientSecrets:0"] = null,
    });

    private readonly BunitContext _bunit = new();

    public SettingsPageTests()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        Share<TimeProvider>();
        Share<IntegrationDirectory>();
        Share<Receipts>();
        Share<RejectionLog>();
        Share<SecretUses>();
        Share<ClientSecrets>();
        Share<Quarantine>();
        Share<PublicAddress>();
        Share<WallLinks>();
        Share<ApiKeys>();
        Share<Sessions>();
        Share<AuditedStore>();
        Share<Eraser>();
        Share<StoreChanges>();
        Share<RemovedIntegrations>();
        Share<SavedViews>();
        Share<SignInLinks>();
        Share<SamplePlayer>();
        Share<IConfiguration>();
        Share<IOptions<AccessOptions>>();
        Share<IOptions<StoreOptions>>();
        Share<StoreMeasure>();
        Share<StoreUpkeep>();
        Share<ImportFolder>();
        Share<RetentionWatch>();
        Share<IOptions<RetentionOptions>>();
        Share<RiskBook>();
        Share<RunFeed>();
        _bunit.AddAuthorization().SetAuthorized("admin");
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    private void Share<T>()
        where T : class => _bunit.Services.AddSingleton(_host.Get<T>());

    private IRenderedComponent<SettingsPage> Show(string role = Roles.Admin) => _bunit.Render<SettingsPage>(page => page.AddCascadingValue(new Me("admin", role)));

    private static async Task SaveAsync(IRenderedComponent<SettingsPage> page, string secret, string organization = "")
    {
        await page.Find("#secret").ChangeAsync(new() { Value = secret });
        await page.Find("#organization").ChangeAsync(new() { Value = organization });
        await page.Find("form").SubmitAsync();
    }

    [Fact]
    public async Task Page_FromNothingToTheFirstDelivery_TurnsGreenByItself()
    {
        var page = Show();
        Assert.Contains("Waiting for the first delivery…", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".number.done"));
        Assert.Equal("Save", Assert.Single(page.FindAll(".btn.main")).TextContent);

        using var early = await _host.PostAsync("seer", System.Text.Encoding.UTF8.GetBytes(Started), Secret);
        page.WaitForAssertion(() => Assert.Contains("1 request came before any client secret was known here", page.Markup, StringComparison.Ordinal), Soon);

        await SaveAsync(page, Secret, "acme");
        page.WaitForAssertion(() => Assert.Equal("✓ stored encrypted, for sentry", page.Find(".saved").TextContent), Soon);
        page.WaitForAssertion(() => Assert.Equal("sentry", page.Find(".integrations .name").TextContent), Soon);
        Assert.DoesNotContain(Secret, page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".number.done"));
        Assert.Empty(page.FindAll(".btn.main"));
        Assert.Contains("Sentry cannot reach it", page.Markup, StringComparison.Ordinal);

        using var wrong = await _host.PostAsync("seer", System.Text.Encoding.UTF8.GetBytes(Started), "another secret altogether");
        page.WaitForAssertion(() => Assert.Contains("1 request came with a wrong signature", page.Markup, StringComparison.Ordinal), Soon);

        await _host.KeepAsync("seer", Started, Secret);
        page.WaitForAssertion(() => Assert.Contains("✓ Deliveries arrive", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Equal(4, page.FindAll(".number.done").Count);
        Assert.DoesNotContain("Sentry cannot reach it", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_WithRunsThatAreKept_CanStillBeErased()
    {
        var directory = _host.Get<IntegrationDirectory>();
        await directory.AddSecretAsync("gone", IntegrationKind.Internal, Secret, null, sample: false, Xunit.TestContext.Current.CancellationToken);
        await _host.KeepAsync("seer", Started, Secret);
        var page = Show();
        Assert.Empty(page.FindAll(".removed"));

        await directory.RemoveAsync("gone", Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Equal("gone", page.Find(".removed .name").TextContent), Soon);
        Assert.Equal("Erase all that gone brought", page.Find(".removed button").GetAttribute("aria-label"));

        await _host.Get<Eraser>().EraseIntegrationAsync("gone", Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".removed")), Soon);
    }

    [Fact]
    public async Task Secret_Empty_IsSaidAtTheFieldOnlyAfterSaving()
    {
        var page = Show();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Equal("false", page.Find("#secret").GetAttribute("aria-invalid"));
        await page.Find("form").SubmitAsync();
        Assert.StartsWith("Paste the client secret.", page.Find("#secret-help").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#secret").GetAttribute("aria-invalid"));
        Assert.Empty(_host.Get<IntegrationDirectory>().All);
    }

    [Fact]
    public async Task Secret_OfAnotherIntegration_IsRefusedInOneSentence()
    {
        await _host.Get<IntegrationDirectory>().AddSecretAsync("other", IntegrationKind.Internal, Secret, organization: null, sample: false, Xunit.TestContext.Current.CancellationToken);
        var page = Show();
        await SaveAsync(page, Secret);
        page.WaitForAssertion(() => Assert.Equal("Another integration has this secret already.", page.Find(".alert.bad").TextContent), Soon);
    }

    [Fact]
    public async Task Secret_SecondForAName_KeepsPlaceAndCountsBoth()
    {
        var page = Show();
        await SaveAsync(page, Secret, "acme");
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find(".saved").TextContent), Soon);
        await SaveAsync(page, new string('a', 64));
        page.WaitForAssertion(() => Assert.Contains("2 secrets", page.Find(".integrations").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal("acme", Assert.Single(_host.Get<IntegrationDirectory>().All).Organization);
        await _host.KeepAsync("seer", Started, Secret);
        await _host.KeepAsync("seer", Started, new string('a', 64));
    }

    [Fact]
    public async Task Remove_Asked_TakesItOnlyWhenSure()
    {
        var dialogs = _bunit.Render<MudDialogProvider>();
        var directory = _host.Get<IntegrationDirectory>();
        await directory.AddSecretAsync("sentry", IntegrationKind.Internal, Secret, organization: null, sample: false, Xunit.TestContext.Current.CancellationToken);
        var page = Show();

        Press("[aria-label='Remove sentry']", page);
        Press("Keep");
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")), Soon);
        Assert.Single(directory.All);

        Press("[aria-label='Remove sentry']", page);
        dialogs.WaitForAssertion(() => Assert.Contains("Its client secret is forgotten.", dialogs.Markup, StringComparison.Ordinal), Soon);
        Press("Remove");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".integrations")), Soon);
        Assert.Empty(directory.All);

        void Press(string what, IRenderedComponent<SettingsPage>? on = null)
        {
            if (on is not null)
                on.Find(what).Click();
            else
                dialogs.WaitForElements("[role=dialog] button", Soon).Single(each => each.TextContent.Trim() == what).Click();
        }
    }

    [Fact]
    public void Reader_WithoutTheRole_SeesNoWayToChangeAnything()
    {
        var page = Show(Roles.Operator);
        Assert.Contains("Changing them takes the role Admin.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
        Assert.Equal(["Copy the webhook URL", "Copy the chain's head"], page.FindAll("button").Select(each => each.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Samples_Present_AreNoSignThatSentryDelivers()
    {
        await _host.Get<IntegrationDirectory>().AddSecretAsync(SamplePlayer.Integration, IntegrationKind.Internal, Secret, organization: null, sample: true, Xunit.TestContext.Current.CancellationToken);
        await _host.KeepAsync("seer", Started, Secret);
        var page = Show();
        Assert.Contains("Waiting for the first delivery…", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Sample runs are here; no new ones come.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove samples", page.Markup, StringComparison.Ordinal);
        await page.FindAll("button").Single(each => each.TextContent == "Remove sample runs").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Sample runs show what this dashboard does.", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Empty(_host.Get<IntegrationDirectory>().All);
    }
}

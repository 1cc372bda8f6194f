using Bunit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Components.Settings;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Settings;

public sealed class SetupPartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2));

    private readonly FakeTimeProvider _clock = new(Now);

    public SetupPartsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton<SignInCodes>().AddSingleton<SignInLinks>();
        Configure(null);
        PublicUrl(null);
    }

    private void Configure(string? megabytes) => Services.AddSingleton<IConfiguration>(
        new ConfigurationBuilder().AddInMemoryCollection([new("Webhooks:MaxBodyMegabytes", megabytes)]).Build());

    private void PublicUrl(string? url) => Services.AddSingleton(new PublicAddress(Options.Create(new PublicAddressOptions { PublicUrl = url }), new DeafServer()));

    [Fact]
    public void Address_WithPublicUrl_IsTheWebhookBelowIt()
    {
        PublicUrl("https://seer.acme.dev/");
        var shown = Render<SetupAddress>();
        Assert.Equal("https://seer.acme.dev/webhooks/sentry", shown.Find(".url > code").TextContent);
        Assert.Equal("https://seer.acme.dev/webhooks/sentry", shown.Find("button").GetAttribute("data-copy"));
        Assert.Empty(shown.FindAll(".alert"));
    }

    [Fact]
    public void Address_OfThisMachineOnly_SaysThatSentryCannotReachIt()
    {
        var shown = Render<SetupAddress>();
        Assert.Equal("http://localhost/webhooks/sentry", shown.Find(".url > code").TextContent);
        Assert.Contains("Sentry cannot reach it: set PublicUrl", shown.Find(".alert").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://10.0.0.5", "is known in your own network only")]
    [InlineData("http://seer.acme.dev", "Over plain http everybody on the way can read")]
    public void Address_OutOfReachOrPlain_SaysWhatToDo(string url, string expected)
    {
        PublicUrl(url);
        Assert.Contains(expected, Render<SetupAddress>().Find(".alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_How_NamesTheLimitsThatLoseEvents()
    {
        var how = Render<SetupAddress>().Find("details").TextContent;
        Assert.Contains("client_max_body_size 10m", how, StringComparison.Ordinal);
        Assert.Contains("reverse_proxy 127.0.0.1:5080", how, StringComparison.Ordinal);
        Assert.Contains("Sentry counts a redirect as delivered", how, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_How_TakesAsMuchAsTheServer()
    {
        Configure("40");
        Assert.Contains("client_max_body_size 40m;", Render<SetupAddress>().Find("details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_Done_SaysSoForAWhile()
    {
        var shown = Render<CopyButton>(with => with.Add(each => each.Text, "x").Add(each => each.What, "the webhook URL"));
        Assert.Equal("Copy the webhook URL", shown.Find("button").GetAttribute("aria-label"));
        var saying = shown.InvokeAsync(() => shown.Instance.SayAsync(copied: true));
        shown.WaitForAssertion(() => Assert.Equal("Copied", shown.Find("[role=status]").TextContent));
        _clock.Advance(TimeSpan.FromSeconds(4));
        await saying;
        Assert.Equal("", shown.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Waiting_BeforeTheFirstDelivery_SaysSo()
    {
        var shown = Render<SetupWaiting>(with => with.Add(each => each.Troubles, []));
        Assert.Contains("Waiting for the first delivery…", shown.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_AfterADelivery_IsGreenAndLeadsToTheRuns()
    {
        var shown = Render<SetupWaiting>(with => with.Add(each => each.Troubles, []).Add(each => each.Delivered, Now.AddSeconds(-4)));
        Assert.Equal("✓ Deliveries arrive.", shown.Find("[role=status]").TextContent.Trim());
        Assert.Contains("The last one came 4 s ago.", shown.Find("p:nth-of-type(2)").TextContent, StringComparison.Ordinal);
        Assert.Equal("/", shown.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Waiting_WithATrouble_SaysItAsASentence()
    {
        var trouble = new SetupTrouble("3 requests came with a wrong signature, the last", Now.AddSeconds(-10), ": is this the client secret of the same integration?");
        var shown = Render<SetupWaiting>(with => with.Add(each => each.Troubles, [trouble]));
        Assert.Equal("3 requests came with a wrong signature, the last 10 s ago: is this the client secret of the same integration?", shown.Find(".alert").TextContent);
    }

    [Fact]
    public async Task Phone_Asked_ShowsACodeForALinkThatWorksOnce()
    {
        PublicUrl("https://seer.acme.dev");
        await using var host = new DashboardHost();
        Services.AddSingleton(host.Get<AuditedStore>());
        var shown = Render<PhoneSignIn>();
        Assert.Empty(shown.FindAll("img"));
        await shown.Find("button").ClickAsync();
        Assert.StartsWith("data:image/svg+xml;base64,", shown.Find("img").GetAttribute("src"), StringComparison.Ordinal);
        var link = shown.Find("[data-copy]").GetAttribute("data-copy")!;
        Assert.StartsWith("https://seer.acme.dev/login?t=", link, StringComparison.Ordinal);
        var codes = Services.GetRequiredService<SignInCodes>();
        Assert.True(codes.TryUse(link.Split("t=")[1]));
        Assert.False(codes.TryUse(link.Split("t=")[1]));
        Assert.Equal(AuditAction.SignInLinkMade, Assert.Single((await host.Get<AuditReader>().PageAsync(new(), null, 10, Xunit.TestContext.Current.CancellationToken)).Items).Did.Action);
    }

    [Fact]
    public async Task Phone_AfterTenMinutes_ShowsTheCodeNoMore()
    {
        await using var host = new DashboardHost();
        Services.AddSingleton(host.Get<AuditedStore>());
        var shown = Render<PhoneSignIn>();
        await shown.Find("button").ClickAsync();
        Assert.Contains("A phone cannot open this machine's own address", shown.Find(".alert").TextContent, StringComparison.Ordinal);
        _clock.Advance(SignInCodes.Lifetime);
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll("img")));
    }

    /// <summary>A server that listens nowhere.</summary>
    private sealed class DeafServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

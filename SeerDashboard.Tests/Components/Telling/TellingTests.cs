using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Components.Telling;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Notify.Outbox;

namespace SeerDashboard.Tests.Components.Telling;

/// <summary>The sections of the notifications page beside the real app.</summary>
public sealed class TellingTests : IAsyncLifetime
{
    private const string Pull = """{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_number":12,"pr_url":"https://github.com/acme/shop/pull/12"}}]}""";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly BunitContext _bunit = new();
    private ToldHost _host = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ToldHost.StartAsync();
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        Share<TimeProvider>();
        Share<ChannelBook>();
        Share<RuleBook>();
        Share<ChannelTest>();
        Share<OutboxSender>();
        Share<OutboxReader>();
        Share<OutboxLog>();
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public void Channel_IsShownToAll_AndItsButtonsToAdminsAlone()
    {
        var looks = Channels(canChange: false);
        looks.WaitForAssertion(() => Assert.StartsWith("bot", looks.Find("[data-testid=channel] .name").TextContent, StringComparison.Ordinal), Soon);
        Assert.Empty(looks.FindAll("button"));
        var may = Channels(canChange: true);
        may.WaitForAssertion(() => Assert.Equal(["Send a test", "Change", "Switch off", "Remove"], may.FindAll("[data-testid=channel] button").Select(button => button.TextContent.Trim())), Soon);
    }

    [Fact]
    public async Task Channel_ThatAskedToWait_SaysUntilWhen_AndIsTriedAtOnceAfterItWasSwitchedOffAndOn()
    {
        var refuses = true;
        _host.Receiver.Answer = _ => refuses ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
        _host.Receiver.RetryAfter = "7200";
        await _host.RuleAsync(NotifyEvent.RootCauseFound);
        await _host.FoundAsync(7);
        await Eventually.HoldsAsync(async () => await _host.MessageAsync(MessageState.Due) is { Attempts: 1 });
        var section = Channels(canChange: true);
        section.WaitForAssertion(() => Assert.Matches(@"Left alone until .*, as it asked: what is due waits\.", section.Find("[data-testid=channel] .muted").TextContent), Soon);

        refuses = false;
        await _host.App.Get<ChannelBook>().SwitchAsync(_host.Channel, "by hand", Cancel);
        section.WaitForAssertion(() => Assert.Contains("Switched off: by hand", section.Markup, StringComparison.Ordinal), Soon);
        await _host.App.Get<ChannelBook>().SwitchAsync(_host.Channel, off: null, Cancel);
        section.WaitForAssertion(() => Assert.DoesNotContain("Left alone", section.Markup, StringComparison.Ordinal), Soon);
        // Another message does not wait for those two hours.
        await _host.FoundAsync(8);
        await _host.ThereIsAsync(MessageState.Sent);
    }

    [Fact]
    public async Task Told_SaysWhatItWas_AlsoOfAPullRequestThatWasThereBefore()
    {
        await _host.RuleAsync(NotifyEvent.PullRequestOpened);
        var now = TimeProvider.System.GetUtcNow();
        await _host.App.KeepAsync("seer", Body.Seer("pr_created", 7, data: Pull), sentAt: now);
        var opened = await _host.ThereIsAsync(MessageState.Sent);
        await _host.App.KeepAsync("seer", Body.Seer("pr_ready_for_review", 7, data: Pull), sentAt: now.AddMinutes(5));
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Receiver.Came.Count == 2));
        await _host.App.KeepAsync("seer", Body.Seer("iteration_started", 7, data: """{"iteration_index":1}"""), sentAt: now.AddMinutes(6));
        await _host.App.KeepAsync("seer", Body.Seer("iteration_completed", 7, data: """{"iteration_index":1}"""), sentAt: now.AddMinutes(7));
        await Eventually.HoldsAsync(async () => (await _host.App.Get<OutboxReader>().CountsAsync(Cancel)).GetValueOrDefault(MessageState.Sent) == 3);
        var all = await _host.App.Get<OutboxReader>().ListAsync(state: null, before: null, 10, Cancel);
        // That it is there is told before what happened with it; of that, people are told the newest.
        Assert.Equal([null, "The run went on meanwhile, and its newer state is told.", null], await Task.WhenAll(all.Select(message => _host.App.Get<Actuality>().WhyNotAsync(message, ChannelKind.Teams, Cancel))));
        await _host.App.Get<OutboxLog>().ResendAsync(opened.Id, Cancel);
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Receiver.Came.Count == 4));

        var told = _bunit.Render<ToldSection>(parameters => parameters.Add(section => section.CanResend, true));
        told.WaitForAssertion(() => Assert.Equal(["Feedback worked in → bot", "Pull request ready for review → bot", "Pull request opened → bot"], told.FindAll(".what").Select(what => what.TextContent)), Soon);
        Assert.All(told.FindAll("summary"), line => Assert.Contains("run 7", line.TextContent, StringComparison.Ordinal));
        Assert.Equal([null, "ready", "feedback", null], _host.Receiver.Came.Select(request => request.Body.GetProperty("data").TryGetProperty("detail", out var detail) ? detail.GetString() : null));
        Assert.Contains("takes it for what it has", told.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfWhatIsAboutNoRun_NeedsNone()
    {
        var tests = _host.App.Get<ChannelTest>();
        Assert.Equal("Nothing comes from an integration", (await tests.PreviewAsync(run: null, NotifyEvent.Silence, rule: null, Cancel))!.Title);
        Assert.StartsWith("The disk is full. ", (await tests.PreviewAsync(run: null, NotifyEvent.StoreTrouble, rule: null, Cancel))!.Text, StringComparison.Ordinal);
        Assert.Equal("A test from SeerDashboard", (await tests.PreviewAsync(run: null, NotifyEvent.CodeReady, rule: null, Cancel))!.Title);
        Assert.Null(await tests.PreviewAsync(new RunKey("acme", Body.Installation, new(4711)), NotifyEvent.CodeReady, rule: null, Cancel));
    }

    private IRenderedComponent<ChannelsSection> Channels(bool canChange) => _bunit.Render<ChannelsSection>(parameters => parameters.Add(section => section.CanChange, canChange));

    private void Share<T>()
        where T : class => _bunit.Services.AddSingleton(_ => _host.App.Get<T>());
}

using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using SeerDashboard.Components.Settings;
using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Unproven;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Settings;

/// <summary>Secrets of an integration, their rotation, and what waits for one, beside the real app.</summary>
public sealed class SecretsOnThePageTests : IAsyncLifetime
{
    private const string Old = "the-old-secret-of-this-integration";
    private const string New = "the-new-secret-of-this-integration";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly DashboardHost _host = new();
    private readonly BunitContext _bunit = new();

    public SecretsOnThePageTests()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        _bunit.Services.AddSingleton(_host.Get<TimeProvider>()).AddSingleton(_host.Get<IntegrationDirectory>()).AddSingleton(_host.Get<SecretUses>()).AddSingleton(_host.Get<ClientSecrets>()).AddSingleton(_host.Get<Quarantine>());
        _bunit.AddAuthorization().SetAuthorized("admin");
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private IntegrationDirectory Directory => _host.Get<IntegrationDirectory>();

    public ValueTask InitializeAsync() => new(Directory.AddSecretAsync(new("sentry", Old) { Name = "old" }, Cancel));

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    private IRenderedComponent<SecretList> List(string integration) => _bunit.Render<SecretList>(with => with
        .Add(each => each.Integration, integration).Add(each => each.CanChange, true).Add(each => each.Items, [.. Directory.Secrets.Where(one => one.Integration == integration)]));

    private static void Press<T>(IRenderedComponent<T> on, string words)
        where T : IComponent => on.WaitForElements("button", Soon).First(each => each.TextContent.Trim() == words).Click();

    [Fact]
    public async Task Guide_FromTheOldSecretToTheNew_FollowsWhatHappens()
    {
        var guide = _bunit.Render<RotationGuide>(with => with.Add(each => each.Integration, "sentry"));
        Assert.Equal("now", guide.FindAll("li")[0].ClassName);
        await guide.Find("#rotate-secret").ChangeAsync(new() { Value = New });
        await guide.Find("#rotate-name").ChangeAsync(new() { Value = "new" });
        await guide.Find("form").SubmitAsync();
        guide.WaitForAssertion(() => Assert.Contains("✓ “new” is here.", guide.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("New secret not used yet; old secret “old” not used yet.", guide.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(New, guide.Markup, StringComparison.Ordinal);

        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1), Old);
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 2), New);
        guide.WaitForAssertion(() => Assert.Matches("New secret last used .*; old secret “old” last used ", guide.Find("[role=status]").TextContent), Soon);
        guide.WaitForAssertion(() => Assert.Equal(["past", "past", "past", "now"], guide.FindAll("ol > li").Select(each => each.ClassName)), Soon);

        Press(guide, "End it in 24 h");
        guide.WaitForAssertion(() => Assert.Contains("“old” ends in 23 h", guide.Markup, StringComparison.Ordinal), Soon);
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 3), Old);
        Press(guide, "End it now");
        guide.WaitForAssertion(() => Assert.Contains("✓ Done: the old secret proves nothing any more.", guide.Markup, StringComparison.Ordinal), Soon);
        using var refused = await _host.PostAsync("seer", "{}"u8.ToArray(), Old);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 4), New);
    }

    [Fact]
    public async Task Guide_OldSecretConfigured_SaysWhereItIsRemoved()
    {
        await Directory.AddSecretAsync(new("acme", New), Cancel);
        var guide = _bunit.Render<RotationGuide>(with => with.Add(each => each.Integration, "acme"));
        Assert.Equal("Sentry:Integrations:0:ClientSecrets:0", guide.Find(".old code").TextContent);
        Assert.DoesNotContain(guide.FindAll("button"), each => each.TextContent.Contains("End it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Note_WhatWaits_IsCountedAndAppliedWhenTheSecretComes()
    {
        var note = _bunit.Render<QuarantineNote>();
        Assert.Empty(note.FindAll("p"));
        for (var run = 1; run <= 2; run++)
        {
            using var answer = await _host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", run)), New);
        }

        note.WaitForAssertion(() => Assert.Contains("2 requests that look like Sentry's wait for a secret, the oldest for ", note.Find("p.waiting").TextContent, StringComparison.Ordinal), Soon);
        Assert.Contains("add the new secret within 23 h.", note.Find("p.waiting").TextContent, StringComparison.Ordinal);
        await Directory.AddSecretAsync(new("sentry", New), Cancel);
        note.WaitForAssertion(() => Assert.Contains("2 verified and applied", note.Find("p.ok").TextContent, StringComparison.Ordinal), Soon);
        note.WaitForAssertion(() => Assert.Empty(note.FindAll("p.waiting")), Soon);
    }

    [Fact]
    public void List_ConfiguredSecret_IsNamedByItsPlaceAndCannotBeChanged()
    {
        var list = List("acme");
        Assert.Contains("from configuration", list.Markup, StringComparison.Ordinal);
        Assert.Contains("not used yet", list.Markup, StringComparison.Ordinal);
        Assert.Equal("Sentry:Integrations:0:ClientSecrets:0", list.Find("code").TextContent);
        Assert.Empty(list.FindAll("button"));
    }

    [Fact]
    public async Task List_Renamed_SavesTheName()
    {
        var list = List("sentry");
        Press(list, "Change");
        await list.Find("input.field").ChangeAsync(new() { Value = "since July" });
        await list.Find("form").SubmitAsync();
        list.WaitForAssertion(() => Assert.Equal("since July", Directory.Secrets.Single(one => one.Integration == "sentry").Name), Soon);
        list.WaitForAssertion(() => Assert.Empty(list.FindAll("form")), Soon);
    }

    [Fact]
    public void List_LastSecretEnded_AsksBefore()
    {
        var dialogs = _bunit.Render<MudDialogProvider>();
        var list = List("sentry");
        Press(list, "Change");
        Press(list, "End now");
        dialogs.WaitForAssertion(() => Assert.Contains("No other secret of sentry is accepted.", dialogs.Markup, StringComparison.Ordinal), Soon);
        Press(dialogs, "Keep it");
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")), Soon);
        Assert.Null(Directory.Secrets.Single(one => one.Integration == "sentry").NotAfter);
        Press(list, "Remove");
        dialogs.WaitForAssertion(() => Assert.Contains("No other secret of sentry is accepted.", dialogs.Markup, StringComparison.Ordinal), Soon);
        dialogs.FindAll("[role=dialog] button").Single(each => each.TextContent.Trim() == "Remove").Click();
        list.WaitForAssertion(() => Assert.DoesNotContain(Directory.Secrets, one => one.Integration == "sentry"), Soon);
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Notices;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Notices;

public sealed class NotifyToggleTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();
    private readonly BunitContext _bunit = new();

    public NotifyToggleTests()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        _bunit.Services.AddSingleton(_host.Get<SavedViews>());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("granted", true, "")]
    [InlineData("denied", false, "Notifications of this site are blocked in this browser.")]
    [InlineData("default", false, "")]
    [InlineData("insecure", false, "only over https")]
    [InlineData("unsupported", false, "This browser shows no notifications.")]
    public async Task Press_AfterTheBrowserAnswered_TakesEffectOnlyWhenItIsAllowed(string permission, bool on, string says)
    {
        var (toggle, view) = await ShowAsync("repo=a");
        await toggle.InvokeAsync(() => toggle.Instance.PressedAsync(permission));
        Assert.Equal(on, (await _host.Get<SavedViews>().FindAsync(view.Id, Cancel))!.Notifies);
        Assert.Contains(says, toggle.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_OnInAnotherBrowser_SaysThatThisOneIsToBeAllowed()
    {
        var (toggle, _) = await ShowAsync("repo=a", notifies: true);
        Assert.Equal("true", toggle.Find("button").GetAttribute("aria-pressed"));
        await toggle.InvokeAsync(() => toggle.Instance.Know("default"));
        Assert.Equal("false", toggle.Find("button").GetAttribute("aria-pressed"));
        Assert.Equal("On, but not yet allowed in this browser: press to allow.", toggle.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Press_WhileOn_TurnsItOff()
    {
        var (toggle, view) = await ShowAsync("repo=a", notifies: true);
        await toggle.InvokeAsync(() => toggle.Instance.PressedAsync("granted"));
        Assert.False((await _host.Get<SavedViews>().FindAsync(view.Id, Cancel))!.Notifies);
    }

    [Fact]
    public async Task View_ThatSearchesForWords_CannotNotifyAndSaysWhy()
    {
        var (toggle, _) = await ShowAsync("q=currency");
        Assert.True(toggle.Find("button").HasAttribute("disabled"));
        Assert.Equal("It searches for words: only views by filters can notify.", toggle.Find("[role=status]").TextContent);
    }

    private async Task<(IRenderedComponent<NotifyToggle> Toggle, SavedView View)> ShowAsync(string query, bool notifies = false)
    {
        var view = (await _host.Get<SavedViews>().CreateAsync("Mona", "Mine", query, Cancel)).View!;
        if (notifies)
            view = (await _host.Get<SavedViews>().NotifyAsync(view.Id, "Mona", true, Cancel)).View!;
        return (_bunit.Render<NotifyToggle>(toggle => toggle.Add(each => each.View, view).AddCascadingValue(new Me("Mona", Roles.Admin))), view);
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;
}

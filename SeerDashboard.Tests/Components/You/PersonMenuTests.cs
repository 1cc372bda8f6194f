using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;
using SeerDashboard.Components.You;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.You;

public sealed class PersonMenuTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();
    private readonly BunitContext _bunit = new();
    private readonly FullDisk _full = new();

    public PersonMenuTests()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        // Nobody signs out where nobody signs in: the form needs a request.
        _bunit.Services.AddSingleton(Options.Create(new AccessOptions { Mode = "Unsecured" })).AddSingleton(_ => _host.Get<PeopleBook>());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        _full.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(Roles.Admin, false, "Admin", "Change your name")]
    [InlineData(Roles.Operator, false, "Operator", "Change your name")]
    [InlineData(Roles.Viewer, false, "Viewer: looks, changes nothing", "Change your name")]
    [InlineData(Roles.Admin, true, "gave no name yet", "Say your name")]
    public void Menu_SaysWhoAndWhatTheyMay(string role, bool nameless, string says, string change)
    {
        var menu = Show(new("Mona Kay", role) { IsNameless = nameless });
        Assert.Equal(("Mona Kay", says, "MK"), (menu.Find(".who b").TextContent, menu.Find(".who small").TextContent, menu.Find(".initials").TextContent));
        Assert.Equal(change, menu.Find("a").TextContent);
    }

    [Fact]
    public void Menu_OfNobody_IsNotThere() => Assert.Equal("", Show(Me.Nobody).Markup.Trim());

    [Fact]
    public void Change_LeadsBackToWhereOneIsThen()
    {
        var menu = Show(new("Mona", Roles.Admin));
        _bunit.Services.GetRequiredService<NavigationManager>().NavigateTo("/runs/7?from=a");
        menu.WaitForAssertion(() => Assert.Equal("/you?returnUrl=%2Fruns%2F7%3Ffrom%3Da", menu.Find("a").GetAttribute("href")));
    }

    [Fact]
    public async Task Person_WithAName_IsSeen_AndNobodyElse()
    {
        Show(new("admin", Roles.Admin) { IsNameless = true });
        Show(new("Kitchen", Roles.Viewer) { Wall = "w1" });
        Show(new("Mona", Roles.Admin));
        await Eventually.HoldsAsync(async () => (await ListAsync()).Count > 0);
        Assert.Equal(["Mona"], await ListAsync());
    }

    [Fact]
    public async Task Store_ThatCannotBeWritten_IsNoMatter_AndTriedAgain()
    {
        _bunit.Services.AddSingleton(new PeopleBook(_full.Jobs, _host.Get<IDbContextFactory<SeerContext>>(), TimeProvider.System));
        var menu = Show(new("Mona", Roles.Admin));
        await Eventually.HoldsAsync(() => Task.FromResult(_full.Refused == 1));
        // Whoever asks before the refusal is noticed asks for nothing.
        await Eventually.HoldsAsync(() =>
        {
            Show(new("Mona", Roles.Admin));
            return Task.FromResult(_full.Refused >= 2);
        });
        Assert.Equal("Mona", menu.Find(".who b").TextContent);
        Assert.False(_bunit.Renderer.UnhandledException.IsCompleted);
    }

    private async Task<IReadOnlyList<string>> ListAsync() => await _host.Get<PeopleBook>().ListAsync(10, Xunit.TestContext.Current.CancellationToken);

    private IRenderedComponent<PersonMenu> Show(Me me)
    {
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
        return _bunit.Render<PersonMenu>(menu => menu.AddCascadingValue(me));
    }
}

using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Finding;

/// <summary>Views on the real store of a running app.</summary>
public sealed class ViewBarTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();

    public ViewBarTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddSingleton(_ => _host.Get<SavedViews>()).AddMudServices();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private BunitNavigationManager Went => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task View_Saved_IsALinkAndSharedByItsId()
    {
        var bar = Show("repo=acme/shop&q=cart");
        await Named(bar, "Save this view").ClickAsync();
        await bar.WaitForElement("#view-name").ChangeAsync(new() { Value = "Carts" });
        await bar.Find("form").SubmitAsync();
        var view = await Eventually.GetAsync(async () => await Mias() is [var first, ..] ? first : null);
        Assert.Equal(("Carts", "repo=acme%2Fshop&q=cart"), (view.Name, view.Query));
        bar.WaitForAssertion(() => Assert.Equal($"/?view={view.Id}&repo=acme%2Fshop&q=cart", bar.Find(".mine").GetAttribute("href")), Deadline);
        bar.WaitForAssertion(() => Assert.Equal($"/?view={view.Id}&repo=acme%2Fshop&q=cart", Went.History.First().Uri), Deadline);

        // Somebody else opens it by its id alone.
        var other = Show("view=" + view.Id, "Jo");
        other.WaitForAssertion(() => Assert.Contains("“Carts” of Mia", other.Find(".now").TextContent, StringComparison.Ordinal), Deadline);
        Assert.Equal(($"/?view={view.Id}&repo=acme%2Fshop&q=cart", true), (Went.History.First().Uri, Went.History.First().Options.ReplaceHistoryEntry));
        Assert.Equal(["Save as mine"], other.FindAll(".now button.btn").Select(button => button.TextContent));
    }

    [Fact]
    public async Task View_OfMine_IsRenamedChangedAndDeleted()
    {
        var view = (await _host.Get<SavedViews>().CreateAsync("Mia", "Carts", "q=cart", Xunit.TestContext.Current.CancellationToken)).View!;
        var bar = Show($"view={view.Id}&q=cart");
        bar.WaitForAssertion(() => Assert.Equal(["Rename", "Delete"], bar.FindAll(".now > button.btn").Select(button => button.TextContent)), Deadline);
        // Words are searched for by the store: nobody can be told of them.
        Assert.Empty(bar.FindAll(".notify"));
        Assert.Equal("true", bar.Find(".mine").GetAttribute("aria-current"));
        await Named(bar, "Rename").ClickAsync();
        await bar.WaitForElement("#view-name").ChangeAsync(new() { Value = "Baskets" });
        await bar.Find("form").SubmitAsync();
        bar.WaitForAssertion(() => Assert.Equal("Baskets", bar.Find(".mine").TextContent), Deadline);

        bar.Render(it => it.Add(one => one.Query, DeskQuery.Parse($"view={view.Id}&q=basket")));
        await Named(bar, "Save the change").ClickAsync();
        await Eventually.HoldsAsync(async () => (await Mias()).Single().Query == "q=basket");

        await Named(bar, "Delete").ClickAsync();
        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll(".mine")), Deadline);
        // The list is told of it before the address changes.
        bar.WaitForAssertion(() => Assert.Equal("/?q=basket", Went.History.FirstOrDefault()?.Uri), Deadline);
    }

    [Fact]
    public async Task View_NameThatIsTaken_SaysWhy()
    {
        await _host.Get<SavedViews>().CreateAsync("Mia", "Carts", "q=cart", Xunit.TestContext.Current.CancellationToken);
        var bar = Show("q=basket");
        await Named(bar, "Save this view").ClickAsync();
        await bar.WaitForElement("#view-name").ChangeAsync(new() { Value = "carts" });
        await bar.Find("form").SubmitAsync();
        bar.WaitForAssertion(() => Assert.StartsWith("You have a view “carts” already.", bar.Find("#view-name-problem").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public void View_ThatIsGone_SaysSo()
    {
        var bar = Show("view=nothing");
        bar.WaitForAssertion(() => Assert.StartsWith("This view is not there any more", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public void Presets_AreLinks_AndAPresetOrAllIsNotSavedAgain()
    {
        var bar = Show("group=noWord");
        Assert.Equal(["Needs me", "Unclaimed and ready", "Large changes", "Quiet now", "This week"], bar.FindAll(".chip").Select(chip => chip.TextContent));
        Assert.Equal("Quiet now", bar.Find("[aria-current=true]").TextContent);
        Assert.Empty(bar.FindAll("button.btn"));
        Assert.Empty(Show("").FindAll("button.btn"));
        Assert.Empty(Show("q=cart", who: null).FindAll("button.btn"));
    }

    private async Task<IReadOnlyList<SavedView>> Mias() => await _host.Get<SavedViews>().OfAsync("Mia", Xunit.TestContext.Current.CancellationToken);

    private IRenderedComponent<ViewBar> Show(string query, string? who = "Mia") => Render<ViewBar>(it => it
        .Add(one => one.Query, DeskQuery.Parse(query))
        .AddCascadingValue(who is null ? Me.Nobody : new Me(who, Roles.Operator)));

    private static AngleSharp.Dom.IElement Named(IRenderedComponent<ViewBar> bar, string name) => bar.FindAll("button.btn").Single(button => button.TextContent == name);

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }
}

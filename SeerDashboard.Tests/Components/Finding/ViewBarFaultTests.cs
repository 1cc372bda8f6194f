using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Finding;

/// <summary>The views of a desk whose store fails, and what each of them offers.</summary>
public sealed class ViewBarFaultTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();

    public ViewBarFaultTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddSingleton(_ => _host.Get<SavedViews>()).AddMudServices();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task View_OfMineByFilters_CanNotifyFromHere()
    {
        var view = (await _host.Get<SavedViews>().CreateAsync("Mia", "Shop", "repo=acme%2Fshop", Xunit.TestContext.Current.CancellationToken)).View!;
        var bar = Show($"view={view.Id}&repo=acme/shop");
        bar.WaitForAssertion(() => Assert.Equal("Notify me", bar.Find(".notify button").TextContent.Trim()), Deadline);
        Assert.Empty(Show($"view={view.Id}&repo=acme/shop", "Jo").FindAll(".notify"));
    }

    [Fact]
    public async Task Store_ThatCannotBeRead_LeavesTheBarEmptyUntilItCan()
    {
        var view = (await _host.Get<SavedViews>().CreateAsync("Mia", "Carts", "q=cart", Xunit.TestContext.Current.CancellationToken)).View!;
        var store = new BreakableStore(_host);
        Services.AddSingleton(new SavedViews(_host.Get<AuditedJobs>(), store, TimeProvider.System));
        var bar = Show("view=" + view.Id);
        bar.WaitForAssertion(() => Assert.StartsWith("This view cannot be read at the moment", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal), Deadline);
        Assert.Empty(bar.FindAll(".mine"));

        store.Broken = false;
        bar.Render(it => it.Add(one => one.Query, DeskQuery.Parse($"view={view.Id}&q=cart")));
        bar.WaitForAssertion(() => Assert.Equal("Carts", bar.Find(".mine").TextContent), Deadline);
        Assert.Empty(bar.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Store_ThatCannotBeWritten_SaysSo()
    {
        using var full = new FullDisk();
        Services.AddSingleton(new SavedViews(new AuditedJobs(full.Jobs, _host.Get<AuditLog>()), _host.Get<IDbContextFactory<SeerContext>>(), TimeProvider.System));
        var bar = Show("q=basket");
        await bar.FindAll("button.btn").Single(button => button.TextContent == "Save this view").ClickAsync();
        await bar.WaitForElement("#view-name").ChangeAsync(new() { Value = "Baskets" });
        await bar.Find("form").SubmitAsync();
        bar.WaitForAssertion(() => Assert.StartsWith("This could not be saved", bar.Find("#view-name-problem").TextContent, StringComparison.Ordinal), Deadline);
    }

    private IRenderedComponent<ViewBar> Show(string query, string who = "Mia")
    {
        SetRendererInfo(new("Server", isInteractive: true));
        return Render<ViewBar>(it => it.Add(one => one.Query, DeskQuery.Parse(query)).AddCascadingValue(new Me(who, Roles.Operator)));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }
}

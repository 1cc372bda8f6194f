using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Acts;
using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Finding;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Acts;

/// <summary>Pages on the store and feed of a running app, seen by somebody who works with runs.</summary>
public abstract class ActsHost : BunitContext, IAsyncLifetime
{
    protected static readonly Me Mia = new("Mia", Roles.Operator);

    protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    protected ActsHost()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddMudServices()
            .AddSingleton(_ => Host.Get<DeskNow>()).AddSingleton(_ => Host.Get<StoreChanges>()).AddSingleton<SeerDashboard.Components.Desk.RowHtml>().AddSingleton(_ => Host.Get<RunHandling>()).AddSingleton(_ => Host.Get<PeopleBook>()).AddSingleton(_ => Host.Get<Visits>())
            .AddSingleton(_ => Host.Get<RunFeed>()).AddSingleton(_ => Host.Get<SearchNow>()).AddSingleton(_ => Host.Get<SavedViews>())
            .AddScoped<RunActs>().AddScoped<VisitNow>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected DashboardHost Host { get; } = new();

    protected RunActs Acts => Services.GetRequiredService<RunActs>();

    /// <summary>What was said, newest last.</summary>
    protected IReadOnlyList<string> Said => [.. Snackbars.FindAll(".mud-snackbar-content-message").Select(message => message.TextContent.Trim())];

    private IRenderedComponent<MudSnackbarProvider> Snackbars => field ??= Render<MudSnackbarProvider>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A run whose root cause was found.</summary>
    protected async Task<RunSummary> FoundAsync(long run)
    {
        await Host.KeepAsync("seer", $$$"""{"action":"root_cause_completed","installation":{"uuid":"a8e5d37a"},"data":{"run_id":{{{run}}},"group_id":{{{1000 + run}}},"root_cause":{"description":"Found."}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        return await Eventually.GetAsync(() => Task.FromResult(Run(run)));
    }

    /// <summary>Waits until something is said.</summary>
    protected Task SaysAsync(string said)
    {
        Snackbars.WaitForAssertion(() => Assert.Contains(said, Said), Deadline);
        return Task.CompletedTask;
    }

    /// <summary>Says what was just done, and takes it back.</summary>
    protected Task UndoAsync(string said) => PressAsync(said, "Undo");

    /// <summary>Presses the button beside what was said.</summary>
    protected async Task PressAsync(string said, string button)
    {
        await SaysAsync(said);
        await Snackbars.FindAll(".mud-snackbar").Last(bar => bar.TextContent.Contains(said, StringComparison.Ordinal)).QuerySelectorAll(".mud-snackbar-content-action button").Single(one => one.TextContent.Trim() == button).ClickAsync(new());
    }

    /// <summary>As the feed has it; null when it has none.</summary>
    protected RunSummary? Run(long run) => Host.Get<RunFeed>().Find(new("acme", "a8e5d37a", new RunId(run)));

    /// <summary>Waits until the feed has the run so.</summary>
    protected Task IsAsync(long run, Func<RunSummary, bool> so) => Eventually.HoldsAsync(() => Task.FromResult(Run(run) is { } summary && so(summary)));

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Host.DisposeAsync();
    }
}

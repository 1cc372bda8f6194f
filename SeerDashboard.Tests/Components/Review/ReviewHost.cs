using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Review;
using SeerDashboard.Components.Run;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store;
using SeerDashboard.Store.Reviewing;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Review;

/// <summary>Parts of the review on the store and feed of a running app.</summary>
public abstract class ReviewHost : BunitContext, IAsyncLifetime
{
    protected static readonly Me Mia = new("Mia", Roles.Operator);
    protected static readonly Me Looker = new("Lou", Roles.Viewer);
    protected static readonly RunKey Key = new("acme", Body.Installation, new(1));
    protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    protected ReviewHost()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddMudServices()
            .AddSingleton(_ => Host.Get<RunFeed>()).AddSingleton(_ => Host.Get<RunReviews>()).AddSingleton(_ => Host.Get<ReviewReader>())
            .AddSingleton(_ => Host.Get<PublicAddress>()).AddScoped<ReviewActs>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected DashboardHost Host { get; } = new();

    protected RunReviews Reviews => Host.Get<RunReviews>();

    protected static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Host.KeepAsync("seer", Coded.Body(1, ("acme/shop", "cart.py", "one"), ("acme/api", "cart.py", "two"), ("acme/api", "README", "three")));
        await Eventually.HoldsAsync(() => Task.FromResult(Host.Get<RunFeed>().Find(Key) is not null));
    }

    /// <summary>The run as it is now, with everything that was said.</summary>
    protected async Task<ReviewNow> NowAsync(Me me)
    {
        var run = (await Host.Get<RunReader>().FindAsync(Key.RunId, null, Cancel)).Run!;
        return new(run, ChangedFiles.Of(run.Changes), await Host.Get<ReviewReader>().OfAsync(Key, Cancel), me);
    }

    /// <summary>A part of the room, which follows what is said.</summary>
    protected async Task<IRenderedComponent<ReviewRoom>> RoomAsync(Me me, RenderFragment<ReviewNow> inside)
    {
        var run = (await NowAsync(me)).Run;
        RenderFragment room = builder =>
        {
            builder.OpenComponent<ReviewRoom>(0);
            builder.AddAttribute(1, nameof(ReviewRoom.Run), run);
            builder.AddAttribute(2, nameof(ReviewRoom.ChildContent), inside);
            builder.CloseComponent();
        };
        return Render<CascadingValue<Me>>(all => all.Add(of => of.Value, me).AddChildContent<CascadingValue<RunPlace>>(place => place
            .Add(of => of.Value, new RunPlace(Key.RunId)).Add(of => of.ChildContent, room))).FindComponent<ReviewRoom>();
    }

    /// <summary>A part of the room, as markup in it.</summary>
    protected static RenderFragment<ReviewNow> Part<T>()
        where T : IComponent => now => builder =>
        {
            builder.OpenComponent(0, typeof(T));
            builder.AddAttribute(1, "Now", now);
            builder.CloseComponent();
        };

    /// <summary>What was said at the foot of the page.</summary>
    protected IReadOnlyList<string> Said => [.. Snackbars.FindAll(".mud-snackbar-content-message").Select(message => message.TextContent.Trim())];

    private IRenderedComponent<MudSnackbarProvider> Snackbars => field ??= Render<MudSnackbarProvider>();

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Host.DisposeAsync();
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Layout;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

namespace SeerDashboard.Tests.Components.Layout;

public sealed class NeedsCountTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new(Story.Second(100));
    private readonly BunitJSModuleInterop _module;
    private readonly RunFeed _feed;

    public NeedsCountTests()
    {
        _module = JSInterop.SetupModule("./Components/Layout/NeedsCount.razor.js");
        _module.Mode = JSRuntimeMode.Loose;
        _feed = new(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_feed).AddSingleton(new StepTimes(null!, _clock, NullLogger<StepTimes>.Instance))
            .AddSingleton(new IntegrationDirectory(Options.Create(new SentryOptions()), null!, null!, null!)).AddSingleton<DeskNow>();
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public async Task Count_IsToldAndGoesOn_WhicheverPageIsOpen()
    {
        _feed.Read([Coded(1), Planned(2)]);
        Show(new("Mia", Roles.Operator));
        Assert.Equal(1, Shown());
        _feed.Read([Planned(2) with { Version = 9, ClaimedBy = "Mia" }]);
        await Eventually.HoldsAsync(() => Task.FromResult(Shown() == 2));
    }

    [Fact]
    public void Count_IsNotToldToWhoMayNotLook()
    {
        _feed.Read([Coded(1)]);
        Show(Me.Nobody);
        Assert.Empty(_module.Invocations);
    }

    private int Shown() => (int)_module.Invocations["show"][^1].Arguments[0]!;

    private void Show(Me me) => Render<NeedsCount>(count => count.AddCascadingValue(me));
}

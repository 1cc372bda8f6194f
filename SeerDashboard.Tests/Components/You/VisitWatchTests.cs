using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Components.You;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.You;

/// <summary>What somebody saw of the desk, beside the real store.</summary>
public sealed class VisitWatchTests : IAsyncLifetime
{
    private static readonly Me Mona = new("Mona", Roles.Admin);

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;
    private readonly BunitContext _bunit = new();
    private readonly List<Visit> _cameBack = [];
    private readonly List<Visit> _began = [];
    private long _version = 7;

    public VisitWatchTests()
    {
        _host = new(clock: _clock);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_host.Get<Visits>());
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Desk_InFrontOfSomebody_IsSeenByTheMinute()
    {
        var watch = Show(Mona);
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: true));
        Assert.Equal(Visit.First, await LastAsync("Mona"));
        await watch.InvokeAsync(() => _clock.Advance(TimeSpan.FromMinutes(1)));
        await Eventually.HoldsAsync(async () => (await LastAsync("Mona")).Version == 7);
    }

    [Fact]
    public async Task Desk_LeftForFiveMinutes_SaysWhatWasSeenThen()
    {
        var watch = Show(Mona);
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: true));
        await AwayAsync(watch, TimeSpan.FromMinutes(4));
        Assert.Empty(_cameBack);
        _version = 9;
        await AwayAsync(watch, TimeSpan.FromMinutes(5));
        Assert.Equal(9, Assert.Single(_cameBack).Version);
    }

    [Fact]
    public async Task Desk_ThatIsLeft_IsSeenAsItWas()
    {
        var watch = Show(Mona);
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: true));
        await watch.InvokeAsync(async () => await watch.Instance.DisposeAsync());
        Assert.Equal(7, (await LastAsync("Mona")).Version);
    }

    [Fact]
    public async Task SomebodyWithoutAName_HasAVisitOfTheirOwnBrowserAlone()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Strict;
        var module = _bunit.JSInterop.SetupModule("./Components/You/VisitWatch.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<string?>("last").SetResult(KeptVisit.Of(new(5, _clock.GetUtcNow())));
        var watch = Show(new("admin", Roles.Admin) { IsNameless = true });
        watch.WaitForAssertion(() => Assert.Equal(5, Assert.Single(_began).Version));
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: true));
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: false));
        Assert.Equal(new Visit(7, _clock.GetUtcNow()), KeptVisit.Read((string?)Assert.Single(module.Invocations["saw"]).Arguments[0]));
        Assert.Equal(Visit.First, await LastAsync("admin"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("7 x")]
    [InlineData("-7 7")]
    [InlineData("7 0")]
    [InlineData("7 9223372036854775807")]
    public void Kept_ThatIsNoVisit_IsTheFirst(string? kept) => Assert.Equal(Visit.First, KeptVisit.Read(kept));

    [Fact]
    public async Task Walls_AndNobody_HaveNoVisit()
    {
        foreach (var me in (Me[])[new("Kitchen", Roles.Viewer) { Wall = "w1" }, Me.Nobody])
        {
            var watch = Show(me);
            await watch.InvokeAsync(async () => await watch.Instance.DisposeAsync());
            Assert.Empty(_bunit.JSInterop.Invocations);
        }
    }

    private IRenderedComponent<VisitWatch> Show(Me me) => _bunit.Render<VisitWatch>(watch => watch
        .Add(each => each.Version, () => _version).Add(each => each.CameBack, EventCallback.Factory.Create<Visit>(this, _cameBack.Add)).Add(each => each.Began, EventCallback.Factory.Create<Visit>(this, _began.Add)).AddCascadingValue(me));

    private async Task AwayAsync(IRenderedComponent<VisitWatch> watch, TimeSpan time)
    {
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: false));
        _clock.Advance(time);
        await watch.InvokeAsync(() => watch.Instance.TurnAsync(inFront: true));
    }

    private async Task<Visit> LastAsync(string person) => await _host.Get<Visits>().LastAsync(person, Xunit.TestContext.Current.CancellationToken);
}

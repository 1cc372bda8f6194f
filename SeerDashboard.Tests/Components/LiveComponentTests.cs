using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Components;

namespace SeerDashboard.Tests.Components;

public sealed class LiveComponentTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Source _source = new();

    public LiveComponentTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton(_source);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Start_Interactive_RegistersBeforeItReads()
    {
        Render<Probe>();
        Assert.Equal(["watch", "read"], _source.Log);
    }

    [Fact]
    public void Start_InPrerender_ReadsButNeverRegisters()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Render<Probe>();
        Assert.Equal(["read"], _source.Log);
    }

    [Fact]
    public void Change_TheFirst_ShowsWithoutTheClock()
    {
        var probe = Render<Probe>();
        _source.Value = 7;
        _source.Fire();
        probe.WaitForAssertion(() => Assert.Equal("7", probe.Markup));
    }

    [Fact]
    public void Changes_WithinThePause_AreOneRead()
    {
        var probe = Render<Probe>();
        _source.Fire();
        probe.WaitForAssertion(() => Assert.Equal(2, _source.Reads));
        for (var i = 0; i < 5; i++)
            _source.Fire();
        Assert.Equal(2, _source.Reads);

        probe.WaitForState(() => Advanced(_source.Reads == 3));
        for (var i = 0; i < 5; i++)
            Advanced(true);
        // One more change, read alone, proves that nothing was left over from the five.
        _source.Fire();
        probe.WaitForState(() => Advanced(_source.Reads == 4));
        Assert.Equal(4, _source.Reads);
    }

    [Fact]
    public void Read_Failing_EndsInTheErrorBoundary()
    {
        var page = Render<ErrorBoundary>(boundary => boundary
            .Add(it => it.ChildContent, builder => { builder.OpenComponent<Probe>(0); builder.CloseComponent(); })
            .Add(it => it.ErrorContent, problem => problem.Message));
        _source.Fails = true;
        _source.Fire();
        page.WaitForAssertion(() => Assert.Equal("The source is away.", page.Markup));
    }

    [Fact]
    public async Task Dispose_Twice_EndsWatchingOnceAndReadsNoMore()
    {
        var probe = Render<Probe>();
        await probe.InvokeAsync(async () => await probe.Instance.DisposeAsync());
        await probe.InvokeAsync(async () => await probe.Instance.DisposeAsync());
        _source.Fire();
        Assert.Equal(["watch", "read", "end"], _source.Log);
    }

    private bool Advanced(bool done)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        return done;
    }

    private sealed class Source
    {
        private readonly List<string> _log = [];
        private Action? _changed;

        public int Value { get; set; }

        public bool Fails { get; set; }

        public IReadOnlyList<string> Log
        {
            get
            {
                lock (_log)
                    return [.. _log];
            }
        }

        public int Reads => Log.Count(entry => entry == "read");

        public void Fire() => _changed?.Invoke();

        public IDisposable Watch(Action changed)
        {
            Write("watch");
            _changed = changed;
            return new End(this);
        }

        public int Read()
        {
            Write("read");
            return Fails ? throw new InvalidOperationException("The source is away.") : Value;
        }

        private void Write(string entry)
        {
            lock (_log)
                _log.Add(entry);
        }

        private sealed class End(Source source) : IDisposable
        {
            public void Dispose() => source.Write("end");
        }
    }

    private sealed class Probe : LiveComponent
    {
        private int _value;

        [Inject]
        public required Source From { get; set; }

        protected override IDisposable Watch(Action changed) => From.Watch(changed);

        protected override Task ReadAsync(CancellationToken cancel)
        {
            _value = From.Read();
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _value);
    }
}

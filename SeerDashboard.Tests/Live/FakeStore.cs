using System.Globalization;
using System.Threading.Channels;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Live;

/// <summary>A store in memory, as a feed sees it.</summary>
internal sealed class FakeStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RunKey, RunSummary> _runs = [];
    private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();
    private long _version;

    /// <summary>What was read, one entry a call, made before it is answered.</summary>
    public ChannelReader<string> Calls => _calls.Reader;

    /// <summary>Every read fails.</summary>
    public bool Fails { get; set; }

    /// <summary>Called before each page but the first is read.</summary>
    public Action? BeforeNextPage { get; set; }

    public FeedSource Source => new(ListAsync, ChangedSinceAsync);

    /// <summary>Writes a run with the next version.</summary>
    public RunSummary Write(long id, string? headline = null, RunState state = RunState.Running)
    {
        lock (_gate)
        {
            var run = Some.Run(id, ++_version, headline) with { State = state };
            _runs[run.Key] = run;
            return run;
        }
    }

    /// <summary>Changes a run without news from Sentry: the next version, its place in the order kept.</summary>
    public void Touch(long id, string headline)
    {
        lock (_gate)
            _runs[Some.Key(id)] = _runs[Some.Key(id)] with { Version = ++_version, Headline = headline };
    }

    public void Delete(long id)
    {
        lock (_gate)
            _runs.Remove(Some.Key(id));
    }

    private Task<RunPage> ListAsync(RunFilter filter, CancellationToken cancel)
    {
        Called("list");
        var from = int.Parse(filter.Cursor ?? "0", CultureInfo.InvariantCulture);
        if (from > 0)
            BeforeNextPage?.Invoke();
        lock (_gate)
        {
            var page = _runs.Values.OrderByDescending(run => run.UpdatedAt).Index().Skip(from)
                .Where(one => filter.Group is not { } group || Triage.Of(one.Item, one.Item.UpdatedAt).Group == group).Take(filter.Limit).ToList();
            var next = page.Count < filter.Limit ? _runs.Count : page[^1].Index + 1;
            return Task.FromResult(new RunPage([.. page.Select(one => one.Item)], next < _runs.Count ? next.ToString(CultureInfo.InvariantCulture) : null, _runs.Count));
        }
    }

    private Task<IReadOnlyList<RunSummary>> ChangedSinceAsync(long version, int limit, CancellationToken cancel)
    {
        Called("changes");
        lock (_gate)
            return Task.FromResult<IReadOnlyList<RunSummary>>([.. _runs.Values.Where(run => run.Version > version).OrderBy(run => run.Version).Take(limit)]);
    }

    private void Called(string what)
    {
        var fails = Fails;
        _calls.Writer.TryWrite(what);
        if (fails)
            throw new InvalidOperationException("The store is away.");
    }
}

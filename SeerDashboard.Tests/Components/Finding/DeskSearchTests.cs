using Microsoft.Extensions.Options;
using SeerDashboard.Components.Finding;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Finding;

/// <summary>The search of one viewer, in the real store.</summary>
public sealed class DeskSearchTests : IAsyncLifetime
{
    private static readonly DeskQuery Cart = new() { Text = "voucher" };
    private static readonly DeskQuery Shelf = new() { Text = "restocked" };

    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, """{"root_cause":{"description":"The voucher was never checked."}}"""));
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 102, """{"root_cause":{"description":"The shelf was restocked twice."}}"""));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunSearch>().FindAsync(Shelf, me: null, 10, Cancel)).Total == 1);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Find_AskedAgainWhileItIsSearchedFor_IsTheAnswerToThatAndNotTheFormerOne()
    {
        var search = Search(_host.Get<RunSearch>());
        await search.FindAsync(Cart, "Mia", Cancel);
        Assert.Equal([1], Ids(search));

        var first = search.FindAsync(Shelf, "Mia", Cancel);
        // News of a run came meanwhile.
        await search.FindAsync(Shelf, "Mia", Cancel);
        Assert.Equal((true, false), (search.Knows(Shelf, "Mia"), search.Knows(Cart, "Mia")));
        Assert.Equal([2], Ids(search));
        await first;
    }

    [Fact]
    public async Task Find_AnotherGroupOfTheSame_IsKnownAtOnce()
    {
        var search = Search(_host.Get<RunSearch>());
        await search.FindAsync(Cart, "Mia", Cancel);
        Assert.True(search.Knows(Cart with { Group = DeskGroup.Done, View = "v" }, "Mia"));
    }

    [Fact]
    public async Task Find_InAStoreThatCannotBeRead_FindsNothingAndSaysSo()
    {
        var nowhere = Options.Create(new StoreOptions { ConnectionString = $"Data Source={Path.Combine(_host.Folder, "nowhere", "seer.db")}" });
        var search = Search(new RunSearch(new ReadConnections(nowhere), TimeProvider.System));
        await search.FindAsync(Cart, "Mia", Cancel);
        Assert.Equal((true, true, null), (search.Failed, search.Knows(Cart, "Mia"), search.Hits));
        await search.FindAsync(DeskQuery.All, "Mia", Cancel);
        Assert.False(search.Failed);
    }

    [Fact]
    public async Task Find_WhatNeedsMe_LeavesOutWhatDoesNot()
    {
        var search = Search(_host.Get<RunSearch>());
        await search.FindAsync(Cart with { NeedsMe = true }, "Mia", Cancel);
        Assert.Equal(0, search.Hits!.Total);
        await _host.Get<RunHandling>().ClaimAsync([new("acme", Body.Installation, new(1))], "Mia", Cancel);
        search = Search(_host.Get<RunSearch>());
        await search.FindAsync(Cart with { NeedsMe = true }, "Mia", Cancel);
        Assert.Equal([1], Ids(search));
    }

    private DeskSearch Search(RunSearch store) => new(new SearchNow(store, _host.Get<RunFeed>(), TimeProvider.System));

    private static IEnumerable<long> Ids(DeskSearch search) => search.Hits!.Hits.Select(hit => hit.Run.RunId.Value);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

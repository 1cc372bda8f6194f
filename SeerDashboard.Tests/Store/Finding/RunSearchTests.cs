using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Finding;

/// <summary>What is typed, and what is found.</summary>
public sealed class RunSearchTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2));

    private readonly FakeTimeProvider _clock = new(Now);

    [Fact]
    public async Task Find_WordOfAnyText_IsFoundAndMarkedThere()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync(Payload.SecondGeneration, Now.AddMinutes(-1));
        await host.KeepAsync("issue", Body.Issue("created", 7350128443, "AttributeError: 'NoneType' object has no attribute 'id'"));
        await host.FindsAsync("q=nonetype", 8814400012345678);
        await host.FindsAsync("q=/pull/418", 8814400012345678);
        await ExpectAsync("8814400012345678", FoundIn.Id, "«8814400012345678»");
        await ExpectAsync("7350128443", FoundIn.Id, "«7350128443»");
        await ExpectAsync("shop-4f", FoundIn.Id, "«SHOP-4F»2");
        await ExpectAsync("nonetype", FoundIn.Title, "AttributeError: '«NoneType»' object has no attribute 'id'");
        await ExpectAsync("older", FoundIn.Headline, "Carts «older» than 30 days are restored from an archive that keeps the lines but not the customer.");
        await ExpectAsync("reporting", FoundIn.Cause, "«reporting»");
        await ExpectAsync("refuse", FoundIn.Solution, "«refuse»");
        await ExpectAsync("op/cart.p", FoundIn.Path, "sh«op/cart.p»y");
        await ExpectAsync("/pull/418", FoundIn.PullRequest, "https://github.com/acme/shop«/pull/418»");
        await ExpectAsync("acme/api", FoundIn.PullRequest, "«acme/api» #97");

        async Task ExpectAsync(string typed, FoundIn field, string marked)
        {
            var found = Assert.Single((await host.HitsAsync("q=" + Uri.EscapeDataString(typed))).Hits).Found!;
            Assert.Equal(field, found.Field);
            Assert.Contains(marked, Marked(found), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Find_Words_AllHaveToBeThere()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync(Payload.SecondGeneration, Now.AddMinutes(-1));
        await host.FindsAsync("q=/pull/418", 8814400012345678);
        foreach (var typed in (string[])["customer archive", "CUSTOMER cart.py", "\"hold no cust\"", "arch", "ch", "customer ch", "s"])
            Assert.Single(await host.FindAsync("q=" + Uri.EscapeDataString(typed)));
        foreach (var typed in (string[])["\"holds no\"", "customer nowhere", "rchive", "customer zz"])
            Assert.Empty(await host.FindAsync("q=" + Uri.EscapeDataString(typed)));
    }

    [Fact]
    public async Task Find_SeveralRuns_NumberAndTitleFirstThenTheNewest()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("The voucher was never checked.")));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 102, Search.Cause("Nothing of the kind.")));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 3, 103, Search.Cause("A voucher again; see 777.")));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 777, 104, Search.Cause("Another.")));
        await host.KeepAsync("issue", Body.Issue("created", 102, "VoucherError: expired"));
        await host.KeepAsync("issue", Body.Issue("created", 101, "Error 17776"));
        await host.FindsAsync("q=voucher", 2, 3, 1);
        await host.FindsAsync("q=777", 777, 1, 3);
    }

    [Fact]
    public async Task Find_WithFilters_NarrowsToThose()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("The voucher was never checked.")));
        await host.KeepAsync("seer", Body.Seer("solution_started", 2, 102, Search.Cause("ignored")));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 3, 103, Search.Cause("A voucher again.")), DashboardHost.OtherSecret);
        await host.FindsAsync("q=voucher", 3, 1);
        await host.Get<RunHandling>().ClaimAsync([new("acme", Body.Installation, new(1))], "Mia", TestContext.Current.CancellationToken);

        Assert.Equal(new long[] { 1 }, await host.FindAsync("q=voucher&integration=acme"));
        Assert.Equal(new long[] { 3, 1 }, await host.FindAsync("q=voucher&state=rootCauseFound"));
        Assert.Equal(new long[] { 3, 1 }, await host.FindAsync("q=voucher&group=rootCauseFound"));
        Assert.Empty(await host.FindAsync("q=voucher&group=running"));
        Assert.Empty(await host.FindAsync("q=voucher&state=running"));
        Assert.Equal(new long[] { 1 }, await host.FindAsync("q=voucher&who=mia"));
        Assert.Equal(new long[] { 1 }, await host.FindAsync("q=voucher&who=mine", "MIA"));
        Assert.Equal(new long[] { 3 }, await host.FindAsync("q=voucher&who=unclaimed"));
        Assert.Empty(await host.FindAsync("q=voucher&who=mine"));
        Assert.Empty(await host.FindAsync("q=voucher&size=small"));
        Assert.Empty(await host.FindAsync("q=voucher&repo=acme/shop"));
    }

    [Fact]
    public async Task Find_Path_NarrowsToRunsThatChangeOrNameIt()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync(Payload.SecondGeneration, Now.AddMinutes(-1));
        await host.KeepAsync(Payload.FirstGeneration, Now.AddMinutes(-2));
        await host.FindsAsync("path=shop/cart", 8814400012345678);
        await host.FindsAsync("path=src/app", 12345);
        Assert.Empty(await host.FindAsync("path=shop/cart&q=session.user"));
        Assert.Equal("in acme/shop", (await host.HitsAsync("path=shop/cart")).Hits[0].Found!.Where);
    }

    [Fact]
    public async Task List_Pages_FollowOneAnotherAndCountAll()
    {
        await using var host = new DashboardHost(clock: _clock);
        for (var run = 1; run <= 7; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_completed", run, 100 + run, Search.Cause(run % 3 == 0 ? "Something else." : "The voucher was never checked.")));
        await host.KeepAsync("issue", Body.Issue("created", 102, "VoucherError: expired"));
        await host.FindsAsync("q=voucher", 2, 7, 5, 4, 1);

        var paged = new List<long>();
        for (string? cursor = null; paged.Count < 20;)
        {
            var page = await host.Get<RunReader>().ListAsync(new() { Text = "voucher", Limit = 2, Cursor = cursor }, TestContext.Current.CancellationToken);
            Assert.False(page.More);
            paged.AddRange(page.Items.Select(run => run.RunId.Value));
            if ((cursor = page.Next) is null)
                break;
        }

        Assert.Equal([2, 7, 5, 4, 1], paged);
        Assert.Equal(5, (await host.HitsAsync("q=voucher", limit: 2)).Total);
    }

    private static string Marked(FoundText found) => found.Marks.Reverse().Aggregate(found.Text, (text, mark) => text.Insert(mark.End, "»").Insert(mark.Start, "«"));
}

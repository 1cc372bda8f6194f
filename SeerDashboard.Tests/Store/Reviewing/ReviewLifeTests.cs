using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;
using SeerDashboard.Store.Reviewing;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Reviewing;

/// <summary>How long what people said of a run is kept: as long as the run, and wherever the store goes.</summary>
public sealed class ReviewLifeTests : IDisposable
{
    private const string Tables = "SELECT (SELECT COUNT(*) FROM ViewedFiles) + (SELECT COUNT(*) FROM ReviewComments) + (SELECT COUNT(*) FROM ReviewVerdicts)";
    private const string Said = "Remember-the-archived-sessions";

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Restart_Backup_Restore_KeepAllOfIt()
    {
        var (store, archive, elsewhere) = (Path.Combine(_folder, "store"), Path.Combine(_folder, "copy.zip"), Path.Combine(_folder, "elsewhere"));
        await using (var host = new DashboardHost(folder: store))
            await ReviewedAsync(host);
        await using (var again = new DashboardHost(folder: store))
            await HoldsAsync(again);
        Assert.Equal(0, (await CommandRun.OfAsync(store, "backup", archive)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync(elsewhere, "restore", archive)).Code);
        await using var restored = new DashboardHost(folder: elsewhere);
        await HoldsAsync(restored);
    }

    [Fact]
    public async Task Rebuild_OfAReviewedRun_IsEqualAndKeepsIt()
    {
        await using var host = new DashboardHost();
        await ReviewedAsync(host);
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
        Assert.True((await host.Get<Rebuilder>().RunAsync(true, _ => { }, _ => { }, Cancel)).IsEqual);
        await HoldsAsync(host);
    }

    [Fact]
    public async Task Erasure_TakesItAlong_AndNoTextIsLeftInAnyFile()
    {
        await using (var host = new DashboardHost(folder: _folder))
        {
            await ReviewedAsync(host);
            await host.Get<Eraser>().EraseRunAsync(Key, Cancel);
            Assert.Equal(0L, StoreAccess.Scalar(host, Tables));
        }

        foreach (var file in Directory.EnumerateFiles(_folder, "seer.db*"))
            Assert.DoesNotContain(Said, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsNotThere_TakesNothing()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().ListAsync(new(), Cancel)).Total == 1);
        var reviews = host.Get<RunReviews>();
        Assert.Null(await reviews.CommentAsync(Key, CommentPlace.Run, "a", "Mona", Cancel));
        Assert.Equal(VerdictOutcome.NoRun, await reviews.VerdictAsync(Key, ReviewVerdict.Ship, null, "Mona", Cancel));
        await reviews.ViewAsync(Key, new("Mona", "f", "c"), true, Cancel);
        Assert.Equal(0L, StoreAccess.Scalar(host, Tables));
    }

    [Fact]
    public async Task Feed_TellsOfEverything_AndTheSummaryOfWhatWasSaid()
    {
        await using var host = new DashboardHost();
        await CodedAsync(host);
        var told = 0;
        using var watch = host.Get<RunFeed>().WatchReviews(run => told += run == Key ? 1 : 0);
        var (reviews, feed) = (host.Get<RunReviews>(), host.Get<RunFeed>());
        await reviews.ViewAsync(Key, new("Mona", "f", "c"), true, Cancel);
        Assert.Equal(1, told);
        var comment = await reviews.CommentAsync(Key, CommentPlace.Run, "a", "Mona", Cancel);
        await reviews.VerdictAsync(Key, ReviewVerdict.NeedsWork, null, "Mona", Cancel);
        Assert.Equal(3, told);
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Find(Key) is { Comments: 1, Verdict: "needsWork" }));

        Assert.False(await reviews.RemoveAsync(Key, comment!.Id, "Bob", Cancel));
        Assert.True(await reviews.RemoveAsync(Key, comment.Id, "mona", Cancel));
        Assert.True(await reviews.TakeBackAsync(Key, "Mona", Cancel));
        Assert.False(await reviews.TakeBackAsync(Key, "Mona", Cancel));
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Find(Key) is { Comments: 0, Verdict: null }));
    }

    [Fact]
    public async Task Comment_SentAgainForWantOfAnAnswer_IsKeptOnce()
    {
        await using var host = new DashboardHost();
        await CodedAsync(host);
        var (reviews, place) = (host.Get<RunReviews>(), new CommentPlace("acme/shop", "cart.py", DiffSide.New, 1));
        var first = await reviews.CommentAsync(Key, place, "Why?", "Mona", Cancel);
        Assert.Equal(first, await reviews.CommentAsync(Key, place, "Why?", "Mona", Cancel));
        await reviews.CommentAsync(Key, place with { Line = 2 }, "Why?", "Mona", Cancel);
        await reviews.CommentAsync(Key, place, "Why?", "Bob", Cancel);
        await reviews.CommentAsync(Key, CommentPlace.Run, "Why?", "Mona", Cancel);
        await reviews.CommentAsync(Key, CommentPlace.Run, "Why?", "Mona", Cancel);
        Assert.Equal(4, (await host.Get<ReviewReader>().CommentsAsync(Key, Cancel)).Count);
    }

    [Fact]
    public async Task Verdict_OnWhatIsNotSeen_IsNotKept_AndTheOneBeforeStands()
    {
        await using var host = new DashboardHost();
        await CodedAsync(host);
        var reviews = host.Get<RunReviews>();
        Assert.Equal(VerdictOutcome.Kept, await reviews.VerdictAsync(Key, ReviewVerdict.NeedsWork, null, "Mona", Cancel, run => run.CurrentVersion == 1));
        Assert.Equal(VerdictOutcome.NotSeen, await reviews.VerdictAsync(Key, ReviewVerdict.Ship, null, "Mona", Cancel, run => run.CurrentVersion == 2));
        Assert.Equal("needsWork", await VerdictAsync(host));
    }

    [Fact]
    public async Task Verdict_TheNewestStands_UntilItIsTakenBackOrOtherCodeComes()
    {
        await using var host = new DashboardHost();
        await CodedAsync(host);
        var reviews = host.Get<RunReviews>();
        await reviews.VerdictAsync(Key, ReviewVerdict.Ship, null, "Mona", Cancel);
        await reviews.VerdictAsync(Key, ReviewVerdict.NeedsWork, "Why?", "Bob", Cancel);
        await reviews.VerdictAsync(Key, ReviewVerdict.WrongCause, null, "bob", Cancel);
        Assert.Equal(["wrongCause", "ship"], (await host.Get<ReviewReader>().OfAsync(Key, Cancel)).Verdicts.Select(one => ReviewVerdicts.Wire(one.Verdict)));
        Assert.Equal("wrongCause", await VerdictAsync(host));
        await reviews.TakeBackAsync(Key, "Bob", Cancel);
        Assert.Equal("ship", await VerdictAsync(host));

        await host.KeepAsync("seer", Coded.Body(1, ("acme/shop", "cart.py", "other")), sentAt: TimeProvider.System.GetUtcNow().AddMinutes(1));
        await Eventually.HoldsAsync(async () => await VerdictAsync(host) is null);
        Assert.Single((await host.Get<ReviewReader>().OfAsync(Key, Cancel)).Verdicts);
    }

    private static async Task CodedAsync(DashboardHost host)
    {
        await host.KeepAsync("seer", Coded.Body(1, ("acme/shop", "cart.py", "one"), ("acme/api", "cart.py", "two")));
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<RunFeed>().Find(Key) is not null));
    }

    private static async Task ReviewedAsync(DashboardHost host)
    {
        await CodedAsync(host);
        var reviews = host.Get<RunReviews>();
        await reviews.ViewAsync(Key, new("Mona", "0123456789abcdef", "fedcba9876543210"), true, Cancel);
        await reviews.ViewAsync(Key, new("Mona", "another", "fedcba9876543210"), true, Cancel);
        await reviews.ViewAsync(Key, new("mona", "another", ""), false, Cancel);
        await reviews.CommentAsync(Key, new("acme/api", "cart.py", DiffSide.New, 1), Said, "Mona", Cancel, new("0123456789abcdef", "two"));
        await reviews.VerdictAsync(Key, ReviewVerdict.Ship, Said, "Bob", Cancel);
    }

    private static async Task HoldsAsync(DashboardHost host)
    {
        var review = await host.Get<ReviewReader>().OfAsync(Key, Cancel);
        Assert.Equal(new ViewedMark("Mona", "0123456789abcdef", "fedcba9876543210"), Assert.Single(review.Viewed));
        var comment = Assert.Single(review.Comments);
        Assert.Equal((new CommentPlace("acme/api", "cart.py", DiffSide.New, 1), "Mona", Said, new CommentedOn("0123456789abcdef", "two")), (comment.Place, comment.Author, comment.Text, comment.On));
        Assert.Equal(("Bob", ReviewVerdict.Ship, Said), (review.Verdicts[0].By, review.Verdicts[0].Verdict, review.Verdicts[0].Reason));
        Assert.Equal("ship", await VerdictAsync(host));
    }

    private static async Task<string?> VerdictAsync(DashboardHost host) => (await host.Get<RunReader>().SummaryAsync(Key, Cancel))?.Verdict;

    private static RunKey Key => new("acme", Body.Installation, new(1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

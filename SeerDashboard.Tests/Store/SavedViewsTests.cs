using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class SavedViewsTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    private SavedViews Views => _host.Get<SavedViews>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task View_Saved_IsItsOwnersAndOpensForWhoeverHasTheId()
    {
        var changed = 0;
        Views.Changed += () => changed++;
        var saved = (await Views.CreateAsync("Mona", " My   shop ", "?repo=acme%2Fshop&group=readyForReview", Cancel)).View!;
        Assert.Equal(("My shop", "repo=acme%2Fshop&group=readyForReview", 16, 1), (saved.Name, saved.Query, saved.Id.Length, changed));
        Assert.Equal([saved], await Views.OfAsync("mona", Cancel));
        Assert.Empty(await Views.OfAsync("Jo", Cancel));
        Assert.Equal(saved, await Views.FindAsync(saved.Id, Cancel));
        Assert.Null(await Views.FindAsync("nothing", Cancel));
    }

    [Fact]
    public async Task View_OfSomebodyElse_IsNotChanged()
    {
        var saved = (await Views.CreateAsync("Mona", "Shop", "repo=a", Cancel)).View!;
        Assert.Equal("This view is not there any more, or it is somebody else's.", (await Views.RenameAsync(saved.Id, "Jo", "Mine", Cancel)).Problem);
        Assert.NotNull((await Views.ReplaceAsync(saved.Id, "Jo", "repo=b", Cancel)).Problem);
        Assert.NotNull((await Views.NotifyAsync(saved.Id, "Jo", true, Cancel)).Problem);
        await Views.DeleteAsync(saved.Id, "Jo", Cancel);
        Assert.Equal([saved], await Views.OfAsync("Mona", Cancel));
    }

    [Fact]
    public async Task View_Changed_IsAsItsOwnerSays_UntilDeleted()
    {
        var saved = (await Views.CreateAsync("Mona", "Shop", "repo=a", Cancel)).View!;
        Assert.Equal("Till", (await Views.RenameAsync(saved.Id, "Mona", "Till", Cancel)).View!.Name);
        Assert.Equal("repo=b", (await Views.ReplaceAsync(saved.Id, "Mona", "?repo=b", Cancel)).View!.Query);
        Assert.True((await Views.NotifyAsync(saved.Id, "Mona", true, Cancel)).View!.Notifies);
        Assert.Equal([saved with { Name = "Till", Query = "repo=b", Notifies = true }], await Views.OfAsync("Mona", Cancel));
        await Views.DeleteAsync(saved.Id, "mona", Cancel);
        Assert.Null(await Views.FindAsync(saved.Id, Cancel));
    }

    [Fact]
    public async Task Names_OfOnePerson_AreToldApart()
    {
        var saved = (await Views.CreateAsync("Mona", "Shop", "", Cancel)).View!;
        Assert.Equal("You have a view “shop” already. Choose another name.", (await Views.CreateAsync("mona", "shop", "", Cancel)).Problem);
        Assert.Null((await Views.CreateAsync("Jo", "Shop", "", Cancel)).Problem);
        Assert.Null((await Views.RenameAsync(saved.Id, "Mona", "SHOP", Cancel)).Problem);
        Assert.Contains("a character that nobody sees", (await Views.CreateAsync("Mona", "Sh\u200bop", "", Cancel)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_MoreThanAre_OrLongerThanIsSaved_AreRefusedWithWhatToDo()
    {
        Assert.Equal("This view is 2,001 characters long; at most 2,000 can be saved. Shorten what is searched for.", (await Views.CreateAsync("Mona", "Long", new('q', 2_001), Cancel)).Problem);
        for (var number = 0; number < SavedViews.MostOfOne; number++)
            Assert.Null((await Views.CreateAsync("Mona", $"View {number}", "", Cancel)).Problem);
        Assert.Equal("You have 100 views, and more cannot be saved. Delete one first.", (await Views.CreateAsync("Mona", "One more", "", Cancel)).Problem);
        var any = (await Views.OfAsync("Mona", Cancel))[0];
        Assert.Null((await Views.RenameAsync(any.Id, "Mona", "Another name", Cancel)).Problem);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

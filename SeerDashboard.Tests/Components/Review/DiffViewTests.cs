using Bunit;
using SeerDashboard.Components.Diff;
using SeerDashboard.Components.Run;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Components.Review;

/// <summary>The frame of the diff: what the script is told, and what it says back.</summary>
public sealed class DiffViewTests : BunitContext
{
    private readonly SeerDashboard.Runs.Run _run = WholeRun.Of("second-coding-completed", "second-pr-created");
    private readonly BunitJSModuleInterop _module;

    public DiffViewTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _module = JSInterop.SetupModule("./Components/Diff/DiffView.razor.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Script_AtTheBeginning_IsToldAddressesAndNoFile()
    {
        Show();

        var place = Assert.IsType<DiffPlace>(Assert.Single(_module.Invocations["start"]).Arguments[2]);
        Assert.Equal(($"/api/runs/{_run.RunId}/diff?installation=x", $"/api/runs/{_run.RunId}/patch?installation=x"), (place.Diff, place.Patch));
        Assert.Equal(["acme/shop", "acme/api"], place.Repos.Select(repo => repo.Repo));
        Assert.All(place.Repos, repo => Assert.EndsWith("/", repo.Files ?? "/", StringComparison.Ordinal));
        Assert.True(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(place).Length < 2_000);
    }

    [Fact]
    public async Task Script_ThatSaysSomething_IsHeard()
    {
        List<object> heard = [];
        var view = Show(of => of.Add(diff => diff.ViewedAsked, ask => Hear(ask, true)).Add(diff => diff.CommentAsked, ask => Hear(ask, false)));

        Assert.True(await view.InvokeAsync(() => view.Instance.ViewedAsync(new("key", "content", true))));
        // What was not kept is said so, and the script goes on showing it.
        Assert.False(await view.InvokeAsync(() => view.Instance.CommentAsync(new("key", "new", 3, "Why?"))));

        Assert.Equal([new ViewedAsk("key", "content", true), new CommentAsk("key", "new", 3, "Why?")], heard);

        Task<bool> Hear(object ask, bool kept)
        {
            heard.Add(ask);
            return Task.FromResult(kept);
        }
    }

    [Fact]
    public async Task Script_OfWhoeverOnlyLooks_IsToldThatNothingIsKept()
    {
        var view = Show();

        var place = Assert.IsType<DiffPlace>(Assert.Single(_module.Invocations["start"]).Arguments[2]);
        Assert.Equal((false, false, 10_000), (place.Comments, place.Marks, place.Longest));
        Assert.False(await view.InvokeAsync(() => view.Instance.CommentAsync(new("key", null, null, "Why?"))));
    }

    [Fact]
    public void Frame_OfASection_HasNoKeys() =>
        Assert.NotNull(Show(of => of.Add(diff => diff.Small, true)).Find(".diffview.small [data-act=split]"));

    private IRenderedComponent<DiffView> Show(Action<ComponentParameterCollectionBuilder<DiffView>>? more = null) => Render<DiffView>(of =>
    {
        of.Add(diff => diff.Run, _run).Add(diff => diff.Place, new RunPlace(_run.RunId) { Installation = "x" });
        more?.Invoke(of);
    });
}

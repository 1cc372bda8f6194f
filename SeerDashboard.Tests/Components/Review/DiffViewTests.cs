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
        Assert.Equal($"/api/runs/{_run.RunId}/comments?installation=x", place.Said);
        Assert.Equal(["acme/shop", "acme/api"], place.Repos.Select(repo => repo.Repo));
        Assert.All(place.Repos, repo => Assert.EndsWith("/", repo.Files ?? "/", StringComparison.Ordinal));
        Assert.True(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(place).Length < 2_000);
    }

    [Fact]
    public void Script_WhenTheRunIsAnother_IsToldWhatIsNews()
    {
        var script = _module.SetupModule(call => call.Identifier == "start");
        script.Mode = JSRuntimeMode.Loose;
        var view = Show();
        Assert.Empty(script.Invocations["place"]);

        view.Render(of => of.Add(diff => diff.Run, _run with { Version = _run.Version + 1 }));
        Assert.Equal((0, 0), (script.Invocations["place"].Count, script.Invocations["read"].Count));

        view.Render(of => of.Add(diff => diff.Run, _run with { PullRequests = [] }));
        Assert.All(Assert.IsType<DiffPlace>(Assert.Single(script.Invocations["place"]).Arguments[0]).Repos, repo => Assert.Null(repo.Pulls));
        Assert.Empty(script.Invocations["read"]);

        view.Render(of => of.Add(diff => diff.Run, _run with { PullRequests = [], RootCause = new() { Summary = "Another." } }));
        Assert.Single(script.Invocations["read"]);
        view.Render(of => of.Add(diff => diff.Run, _run with { PullRequests = [], RootCause = new() { Summary = "Another." }, ChangeVersions = 9 }));
        Assert.Equal((1, 2), (script.Invocations["place"].Count, script.Invocations["read"].Count));
    }

    [Fact]
    public void Place_OfARepositoryThatIsNamedTwice_HasItOnce() => Assert.Equal(
        ["acme/shop", "acme/api"],
        DiffPlace.Of(_run with { Changes = [.. _run.Changes, .. _run.Changes] }, new(_run.RunId), comments: false, marks: false).Repos.Select(repo => repo.Repo));

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

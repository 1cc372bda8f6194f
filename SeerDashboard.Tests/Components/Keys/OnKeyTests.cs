using Bunit;
using Microsoft.AspNetCore.Components;
using SeerDashboard.Components.Keys;

namespace SeerDashboard.Tests.Components.Keys;

public sealed class OnKeyTests : BunitContext
{
    private readonly Shortcuts _shortcuts = new();

    public OnKeyTests() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    [Fact]
    public async Task Key_WorksWhileItIsShown()
    {
        var pressed = 0;
        Show(key => key.Add(it => it.Keys, "p").Add(it => it.Words, "Pause").Add(it => it.Pressed, () => pressed++));
        var shortcut = Assert.Single(_shortcuts.All);
        Assert.Equal(("p", "Pause", "This page", KeyAct.Call), (shortcut.Keys, shortcut.Words, shortcut.Group, shortcut.Act));
        await shortcut.Pressed!();
        Assert.Equal(1, pressed);

        await DisposeComponentsAsync();
        Assert.Empty(_shortcuts.All);
    }

    [Fact]
    public void Key_InPrerenderOrWithoutLayout_DoesNothing()
    {
        Render<OnKey>(key => key.Add(it => it.Keys, "p").Add(it => it.Words, "Pause"));
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Show(key => key.Add(it => it.Keys, "p").Add(it => it.Words, "Pause"));
        Assert.Empty(_shortcuts.All);
    }

    [Fact]
    public void Key_DrawnAnew_TellsOnlyWhatChanged()
    {
        var changes = 0;
        var shown = Show(key => key.Add(it => it.Keys, "p").Add(it => it.Words, "Pause").Add(it => it.Pressed, () => { }));
        _shortcuts.Changed += () => changes++;
        shown.Render(key => key.Add(it => it.Pressed, () => { }));
        Assert.Equal(0, changes);
        shown.Render(key => key.Add(it => it.Words, "Go on"));
        Assert.True(changes > 0);
        Assert.Equal("Go on", Assert.Single(_shortcuts.All).Words);
    }

    [Fact]
    public void SameKeys_TheLastOneWins_UntilItLeaves()
    {
        using var everywhere = _shortcuts.Add(new() { Keys = "j", Words = "Next row", Group = "Everywhere" });
        using var unkeyed = _shortcuts.Add(new() { Words = "Copy", Group = "Everywhere" });
        var page = _shortcuts.Add(new() { Keys = "j", Words = "Next run", Group = "This page" });
        Assert.Equal(["Copy", "Next run"], _shortcuts.All.Select(one => one.Words));
        page.Dispose();
        page.Dispose();
        Assert.Equal(["Next row", "Copy"], _shortcuts.All.Select(one => one.Words));
    }

    [Fact]
    public void WhatHappens_FollowsFromTheParameter()
    {
        Show(key => key.Add(it => it.Keys, "c").Add(it => it.Words, "Claim").Add(it => it.Click, ".claim"));
        Show(key => key.Add(it => it.Keys, "u").Add(it => it.Words, "Back").Add(it => it.Go, "/"));
        Show(key => key.Add(it => it.Keys, "Enter").Add(it => it.Words, "Open"));
        Assert.Equal([(KeyAct.Click, ".claim"), (KeyAct.Go, "/"), (KeyAct.None, null)], _shortcuts.All.Select(one => (one.Act, one.Target)));
        Assert.Equal([true, false, false], _shortcuts.All.Select(one => one.IsOffered));
    }

    private IRenderedComponent<OnKey> Show(Action<ComponentParameterCollectionBuilder<OnKey>> parameters) =>
        Render<OnKey>(key => parameters(key.AddCascadingValue(_shortcuts)));
}

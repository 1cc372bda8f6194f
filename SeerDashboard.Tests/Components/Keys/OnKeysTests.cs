using Bunit;
using Microsoft.AspNetCore.Components;
using SeerDashboard.Components.Diff;
using SeerDashboard.Components.Keys;

namespace SeerDashboard.Tests.Components.Keys;

public sealed class OnKeysTests : BunitContext
{
    private readonly Shortcuts _shortcuts = new();

    public OnKeysTests() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    [Fact]
    public async Task Keys_WorkWhileTheyAreShown_AndOthersInTheirPlace()
    {
        var shown = Render<CascadingValue<Shortcuts>>(all => all.Add(it => it.Value, _shortcuts).AddChildContent<OnKeys>(keys => keys.Add(it => it.All, DiffKeys.Reading))).FindComponent<OnKeys>();
        Assert.Equal(DiffKeys.Reading, _shortcuts.All);

        shown.Render(keys => keys.Add(it => it.All, DiffKeys.Reviewing));
        Assert.Equal(DiffKeys.Reviewing, _shortcuts.All);
        var changes = 0;
        _shortcuts.Changed += () => changes++;
        shown.Render(keys => keys.Add(it => it.All, DiffKeys.Reviewing));
        Assert.Equal(0, changes);

        await DisposeComponentsAsync();
        Assert.Empty(_shortcuts.All);
    }

    [Fact]
    public void Keys_InPrerender_DoNothing()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Render<CascadingValue<Shortcuts>>(all => all.Add(it => it.Value, _shortcuts).AddChildContent<OnKeys>(keys => keys.Add(it => it.All, DiffKeys.Reading)));
        Assert.Empty(_shortcuts.All);
    }

    [Fact]
    public void Keys_OfWhoeverOnlyLooks_HaveNoneThatDoNothing()
    {
        Assert.DoesNotContain(DiffKeys.Reading, key => key.Keys is "v" or "m");
        Assert.Equal(["m", "v"], DiffKeys.Reviewing.Select(key => key.Keys).Except(DiffKeys.Reading.Select(key => key.Keys)).Order(StringComparer.Ordinal));
        Assert.Equal(DiffKeys.Reviewing.Count, DiffKeys.Reviewing.Select(key => key.Keys).Distinct().Count());
    }

    [Theory]
    [InlineData("x", "X")]
    [InlineData("X", "Shift+X")]
    [InlineData("Ctrl+k", "Ctrl+K")]
    [InlineData("g d", "G+D")]
    public void Caps_AreTheKeysOfAKeyboard(string keys, string caps) =>
        Assert.Equal(caps.Split('+'), Render<KeyCaps>(it => it.Add(of => of.Keys, keys)).FindAll("kbd").Select(cap => (cap.QuerySelector(".pc") ?? cap).TextContent));
}

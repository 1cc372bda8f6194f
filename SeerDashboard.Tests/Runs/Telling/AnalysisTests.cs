using SeerDashboard.Runs;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Runs.Telling;

public sealed class AnalysisTests
{
    [Fact]
    public void Whole_OfAFirstGenerationRun_TellsAllOfIt()
    {
        var text = Told.First.As();

        Assert.StartsWith("# SHOP-4F2: AttributeError: 'NoneType' object has no attribute 'id'\n", text, StringComparison.Ordinal);
        Assert.Contains("- Issue: [SHOP-4F2 in Sentry](https://acme.sentry.io/issues/7350128443/) · error · 1.2k users · project shop\n", text, StringComparison.Ordinal);
        Assert.Contains("- Run: [12345](https://seer.example/runs/12345) · pr opened · started 2026-11-03 09:02 UTC\n", text, StringComparison.Ordinal);
        Assert.Contains("## Root cause\n\nWoah wow there's a bug here.\n", text, StringComparison.Ordinal);
        Assert.Contains("(most important, internal code, `owner/repo` `src/app/page.ts`)", text, StringComparison.Ordinal);
        Assert.Contains("\n   > ```", text, StringComparison.Ordinal);
        Assert.Contains("## Plan\n\nDefinitely need to fix this.\n\n1. **", text, StringComparison.Ordinal);
        Assert.Contains("```diff\n<the diff as a string>\n```", text, StringComparison.Ordinal);
        Assert.Contains("## Pull requests\n\n- [owner/repo #123](https://github.com/owner/repo/pull/123), opened\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_OfASecondGenerationRun_TellsWhysReproductionAndEveryPatch()
    {
        var text = Told.Second.As();

        Assert.Contains("### Why did this happen?\n\n1. Checkout reads `cart.customer.id`", text, StringComparison.Ordinal);
        Assert.Contains("### Reproduce\n\n1. ", text, StringComparison.Ordinal);
        Assert.Contains("- Classified as: can be fixed in code\n", text, StringComparison.Ordinal);
        Assert.Contains("### More that was sent\n\n```json\n", text, StringComparison.Ordinal);
        Assert.Contains("### `acme/shop`", text, StringComparison.Ordinal);
        foreach (var file in Told.Second.Changes.SelectMany(change => change.Files))
            Assert.Contains(file.Patch!.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_Alone_TellsNothingOfTheOthers()
    {
        var text = Told.Second.As(part: TellPart.Plan);

        Assert.Contains("# SHOP-4F2", text, StringComparison.Ordinal);
        Assert.Contains("## Plan", text, StringComparison.Ordinal);
        Assert.DoesNotContain("## Root cause", text, StringComparison.Ordinal);
        Assert.DoesNotContain("```diff", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first-root-cause-started", "## Root cause\n\nSeer is searching; nothing was delivered yet.")]
    [InlineData("first-solution-completed", "## Root cause\n\nThe plan came without a root cause.")]
    [InlineData("edge-changes-none-second", "## Code\n\nSeer could not find or apply any change.")]
    [InlineData("first-root-cause-completed", "## Plan\n\nSeer has not begun this step.")]
    public void Section_WithNothingToTell_SaysWhy(string payload, string expected) =>
        Assert.Contains(expected, WholeRun.Of(payload).As(), StringComparison.Ordinal);

    [Fact]
    public void Step_ThatIsStale_IsSaidToBe()
    {
        var run = Told.First;
        var text = (run with { Steps = [.. run.Steps.Select(step => step.Stage == Stage.Solution ? step with { Status = StepStatus.Stale } : step)] }).As();

        Assert.Contains("## Plan\n\n*Stale: an earlier step was done again.*", text, StringComparison.Ordinal);
    }

    [Fact]
    public void PlanStep_ThatIsDeselected_IsToldAsThat() => Assert.Contains(
        "1. **Rewrite it all** (deselected: not to be done)",
        (Told.First with { Solution = new() { Steps = [new() { Title = "Rewrite it all", Active = false }] } }).As(), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, TellPart.Whole)]
    [InlineData("", TellPart.Whole)]
    [InlineData("root-cause", TellPart.RootCause)]
    [InlineData("pull-requests", TellPart.PullRequests)]
    public void Part_ByItsName_IsFound(string? name, TellPart part) => Assert.Equal(part, Tell.Part(name));

    [Fact]
    public void Names_ThatThereAreNot_AreNull() => Assert.Equal((null, null), (Tell.Part("everything"), Tell.Form("html")));
}

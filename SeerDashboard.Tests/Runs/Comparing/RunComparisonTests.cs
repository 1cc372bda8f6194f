using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Comparing;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Runs.Comparing;

public sealed class RunComparisonTests
{
    private static readonly SeerDashboard.Runs.Run Bare = WholeRun.Of("first-root-cause-started");

    [Fact]
    public void Plans_WithStepsInOtherWords_PairThemInOrder()
    {
        var plan = Of(
            Planned("Load the customer by id", "Refuse checkout without a customer", "Log the restore"),
            Planned("Load the customer by id", "Refuse checkout without a customer, with a clear message", "Test an archived cart")).Plan;

        Assert.Equal([(1, 1), (2, 2), (3, (int?)null), (null, 3)], plan.Select(pair => (pair.Left?.Number, pair.Right?.Number)));
        Assert.Equal([true, false, false, false], plan.Select(pair => pair.IsSame));
        Assert.Equal(WordChange.Added, plan[1].Title[^1].Change);
    }

    [Fact]
    public void Steps_OfTheSameTitle_AreTheSameWhenAllElseIs()
    {
        var step = new SolutionStep { Title = "Load the customer", Description = "By id.", File = new("cart.py", "acme/shop", null) };

        Assert.Equal([], Differences(step, step));
        Assert.Equal(["text"], Differences(step, step with { Description = "By name." }));
        Assert.Equal(["file", "choice"], Differences(step, step with { File = new("log.py", "acme/shop", null), Active = false }));
    }

    [Fact]
    public void Plans_AnyTwo_HaveEveryStepOnceAndInOrder()
    {
        var titles = Gen.OneOf("load cart", "load the cart", "test it", "log", "refuse", "").Array[0, 8];
        Gen.Select(titles, titles).Sample((left, right) =>
        {
            var plan = Of(Planned(left), Planned(right)).Plan;
            Assert.Equal(Enumerable.Range(1, left.Length), plan.Select(pair => pair.Left?.Number).OfType<int>());
            Assert.Equal(Enumerable.Range(1, right.Length), plan.Select(pair => pair.Right?.Number).OfType<int>());
        });
    }

    [Fact]
    public void Files_OfBoth_AreJoinedByRepositoryAndPath()
    {
        var files = Of(Changed(("acme/shop", "cart.py", "1"), ("acme/shop", "log.py", "2"), ("acme/api", "cart.py", "3")), Changed(("acme/shop", "cart.py", "1"), ("acme/api", "cart.py", "4"), ("acme/shop", "test.py", "5"))).Files;

        Assert.Equal(
            [("acme/api", "cart.py", true, true, false), ("acme/shop", "cart.py", true, true, true), ("acme/shop", "log.py", true, false, false), ("acme/shop", "test.py", false, true, false)],
            files.Select(file => (file.Repo, file.Path, file.Left is not null, file.Right is not null, file.IsSame)));
    }

    [Fact]
    public void Causes_OfBoth_AreComparedWithTheirWhys()
    {
        var cause = Of(Bare with { RootCause = new() { Summary = "Carts lose their customer.", Whys = ["It is old."] } }, Bare with { RootCause = new() { Summary = "Carts lose their lines.", Whys = ["It is old."] } }).Cause;

        Assert.Equal(["Carts lose their ", "customer", "lines", ".\nIt is old."], cause.Select(piece => piece.Text));
    }

    [Fact]
    public void Runs_WithNothing_CompareToNothing()
    {
        var compared = Of(Bare, Bare);

        Assert.Equal((0, 0, 0), (compared.Cause.Count, compared.Plan.Count, compared.Files.Count));
    }

    private static RunComparison Of(SeerDashboard.Runs.Run left, SeerDashboard.Runs.Run right) => RunComparison.Of(left, right);

    private static IReadOnlyList<string> Differences(SolutionStep left, SolutionStep right)
    {
        var pair = Assert.Single(Of(Bare with { Solution = new() { Steps = [left] } }, Bare with { Solution = new() { Steps = [right] } }).Plan);
        Assert.Equal(pair.Differences.Count == 0, pair.IsSame);
        return pair.Differences;
    }

    private static SeerDashboard.Runs.Run Planned(params IEnumerable<string> titles) => Bare with { Solution = new() { Steps = [.. titles.Select(title => new SolutionStep { Title = title })] } };

    private static SeerDashboard.Runs.Run Changed(params IEnumerable<(string Repo, string Path, string Patch)> files) =>
        Bare with { Changes = [.. files.Select(file => new RepositoryChange { Repo = file.Repo, Files = [new() { Path = file.Path, PatchId = file.Patch }] })] };
}

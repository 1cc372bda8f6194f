using SeerDashboard.Runs.Telling;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Runs.Telling;

public sealed class TicketAndPromptTests
{
    [Fact]
    public void Ticket_OfAWholeRun_IsProblemCausePlanAndLinks() => Assert.Equal(
        """
        **Problem:** SHOP-4F2: AttributeError: 'NoneType' object has no attribute 'id' (error · 1.2k users)

        **Cause:** The cart has no customer.

        **Plan:** Load it by id.

        1. Use the id that the archive keeps
        2. Test an archived cart

        **Change:** 2 files, +24 −3 in `acme/shop`

        **Links:**

        - [SHOP-4F2 in Sentry](https://acme.sentry.io/issues/7350128443/)
        - [Run 12345, with the whole analysis](https://seer.example/runs/12345)
        - [owner/repo #123](https://github.com/owner/repo/pull/123)

        """.ReplaceLineEndings("\n"),
        (Told.First with
        {
            RootCause = new() { Summary = "The cart has no customer." },
            Solution = new() { Summary = "Load it by id.", Steps = [new() { Title = "Use the id that the archive keeps" }, new() { Title = "Rewrite", Active = false }, new() { Title = "Test an archived cart" }] },
            Files = 2,
            Added = 24,
            Removed = 3,
            Repos = ["acme/shop"],
        }).As(TellAs.Ticket));

    [Fact]
    public void Ticket_OfALongCause_IsCutAtAWord()
    {
        var text = (Told.First with { RootCause = new() { Summary = string.Join(' ', Enumerable.Repeat("customer", 200)) } }).As(TellAs.Ticket, TellPart.RootCause);

        Assert.Contains("customer …\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Max(line => line.Length), 100, 650);
    }

    [Fact]
    public void Prompt_FollowsWhatIsKnown()
    {
        Assert.Contains("a plan and a proposed change", Told.First.As(TellAs.Prompt), StringComparison.Ordinal);
        Assert.Contains("carry the plan out", WholeRun.Of("first-root-cause-completed", "first-solution-completed").As(TellAs.Prompt), StringComparison.Ordinal);
        Assert.Contains("what is known of its root cause", WholeRun.Of("first-root-cause-completed").As(TellAs.Prompt), StringComparison.Ordinal);
        Assert.Contains("Change nothing yet.", Told.First.As(TellAs.Prompt, TellPart.RootCause), StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_HoldsTheAnalysisWhole() =>
        Assert.Contains(Told.Second.As().TrimEnd('\n'), Told.Second.As(TellAs.Prompt), StringComparison.Ordinal);
}

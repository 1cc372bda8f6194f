using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Runs.Telling;

public sealed class ReviewTextTests
{
    private const string Page = "https://seer.example.com/runs/8814400012345678/review";

    private static readonly DateTimeOffset At = new(2026, 11, 3, 11, 0, 0, TimeSpan.FromHours(1));

    private static readonly SeerDashboard.Runs.Run Run = WholeRun.Of("second-root-cause-completed", "second-coding-completed");

    [Fact]
    public void Review_Whole_HasVerdictsAndCommentsByFileAndLine()
    {
        var review = new RunReview(
            [Given("Mona", ReviewVerdict.NeedsWork, "Archived sessions have no customer."), Given("Bob", ReviewVerdict.Ship, null) with { Over = "before" }],
            [
                Comment(1, new("acme/api", "src/carts.ts", DiffSide.New, 3), "409 or 404?"),
                Comment(2, new("acme/shop", "shop/cart.py", DiffSide.Old, 10), "Why was this\n\nnot enough?"),
                Comment(3, new("acme/shop", "shop/cart.py"), "Two classes?"),
                Comment(4, CommentPlace.Run, "Thanks."),
            ],
            []);

        Assert.Equal(
            """
            ## Review: Needs work

            - Fix for Issue 7350128443
            - Run: [8814400012345678](https://seer.example.com/runs/8814400012345678/review)
            - Change: 4 files, +12 −3 in `acme/shop`, `acme/api`

            Mona: **Needs work**, 2026-11-03 10:00 UTC

            > Archived sessions have no customer.

            Bob: **Ship it**, on an earlier version, 2026-11-03 10:00 UTC

            ### The whole run

            Ann, 2026-11-03 10:00 UTC

            > Thanks.

            ### `shop/cart.py` in `acme/shop`

            Ann, 2026-11-03 10:00 UTC

            > Two classes?

            Old line 10 · Ann, 2026-11-03 10:00 UTC

            > Why was this
            >
            > not enough?

            ### `src/carts.ts` in `acme/api`

            Line 3 · Ann, 2026-11-03 10:00 UTC

            > 409 or 404?

            """.ReplaceLineEndings("\n"),
            ReviewText.Of(Run, review, Page));
    }

    [Fact]
    public void Comment_OnALineThatIsAnotherNow_SaysSo() => Assert.Contains(
        "Line 3 of earlier code · Ann, ",
        ReviewText.Of(Run, RunReview.None with { Comments = [Comment(1, new("acme/api", "src/carts.ts", DiffSide.New, 3), "Why?") with { On = new("0123456789abcdef", "of before") }] }, Page),
        StringComparison.Ordinal);

    [Fact]
    public void Review_ThatNobodyBegan_SaysSo() => Assert.EndsWith("\n\nNobody has said anything yet.\n", ReviewText.Of(Run, RunReview.None, Page), StringComparison.Ordinal);

    [Theory]
    [InlineData("Ask @octocat, (@acme/team)", "Ask @&#8203;octocat, (@&#8203;acme/team)")]
    [InlineData("@a\n@b", "@&#8203;a\n> @&#8203;b")]
    [InlineData("mail me@example.com, https://x.example/@me", "mail me@example.com, https://x.example/@me")]
    [InlineData("`@Override` and\n\n```\n@Test\n```", "`@Override` and\n>\n> ```\n> @Test\n> ```")]
    [InlineData("![i](https://x/i.png)", "!\\[i](https://x/i.png)")]
    [InlineData("<img src=x>@a", "\\<img src=x>@&#8203;a")]
    [InlineData("/close", "/close")]
    public void Comment_IsQuotedSilencedAndStaysMarkdown(string text, string expected) =>
        Assert.EndsWith($"> {expected}\n", ReviewText.Of(Run, RunReview.None with { Comments = [Comment(1, CommentPlace.Run, text)] }, Page), StringComparison.Ordinal);

    [Fact]
    public void Review_OfAnyText_KeepsItsOutlineAndCallsNobody() => Gen.OneOf("@me", "`", "```", "\n", "\n\n", "# x", "> ", "- ", "<b>", "<!--", "[c](javascript:x)", "![i](https://e.example/i)", " ", "w", "\\", "~~~", "    ", "\t").Array[1, 10].Select(string.Concat).Sample(
        text =>
        {
            var told = Markdown.Parse(ReviewText.Of(Run, new([Given(text.Trim(), ReviewVerdict.Ship, text)], [Comment(1, new("r", "p", DiffSide.New, 1), text)], []), Page));
            Assert.Equal(2, told.OfType<HeadingBlock>().Count());
            Assert.Empty(told.Descendants<HtmlBlock>());
            Assert.Empty(told.Descendants<HtmlInline>());
            Assert.DoesNotContain(told.Descendants<LinkInline>(), link => link.IsImage || link.Url?.StartsWith("http", StringComparison.Ordinal) != true);
            Assert.DoesNotContain(told.Descendants<LiteralInline>(), literal => literal.ToString().StartsWith("@me", StringComparison.Ordinal));
        },
        iter: Host.Rounds.Of(300, 20_000));

    private static GivenVerdict Given(string by, ReviewVerdict verdict, string? reason) => new(by, At, verdict, reason, ReviewVerdicts.Over(verdict, Run.RootCause, Run.Changes));

    private static ReviewComment Comment(long id, CommentPlace place, string text) => new(id, place, "Ann", At, text);
}

using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class HeadlinesTests
{
    [Fact]
    public void Headline_IsSeersOwn() => Assert.Equal("Cart lost", Of(Found with { Headline = " Cart lost " }));

    [Fact]
    public void Headline_ElseTheOneLinerWhole() => Assert.Equal("One. Two.", Of(new() { Summary = "One. Two.", Headline = " ", OneLine = true }));

    [Fact]
    public void Headline_ElseTheFirstSentenceOfTheDescription() => Assert.Equal("One.", Of(new() { Summary = "One. Two." }));

    [Fact]
    public void Headline_NothingSaid_IsNull() => Assert.Null(Of(new()));

    [Fact]
    public void Headline_WithoutACause_IsThePlans() => Assert.Equal("Load the customer.", Summed(At(0, SolutionCompleted)).Headline);

    [Theory]
    [InlineData("Woah wow there's a bug here.", "Woah wow there's a bug here.")]
    [InlineData("no stop at the end", "no stop at the end")]
    [InlineData("Is it null? It is.", "Is it null?")]
    [InlineData("It reads cart.customer.id of version 8.2 and fails. Then it stops.", "It reads cart.customer.id of version 8.2 and fails.")]
    [InlineData("Old carts, e.g. Restored ones, break. Always.", "Old carts, e.g. Restored ones, break.")]
    [InlineData("Fixed by J. Smith in May. Not since.", "Fixed by J. Smith in May.")]
    [InlineData("See approx. ten rows. Then more.", "See approx. ten rows.")]
    [InlineData("The `Cart.restore` call is **wrong**. See [the docs](https://h.example/a.b).", "The Cart.restore call is wrong.")]
    [InlineData("It calls `a ** b` and __init__. Then.", "It calls a ** b and __init__.")]
    [InlineData("# Root cause\n\nThe cart is\nempty. More.", "The cart is empty.")]
    [InlineData("# Only a heading", "Only a heading")]
    [InlineData("- The cart is empty. Yes.\n- Other", "The cart is empty.")]
    [InlineData("1. First point.\n2. Second", "First point.")]
    [InlineData("> Quoted cause. More", "Quoted cause.")]
    [InlineData("```py\nraise X. Y\n```\nThe cause. More.", "The cause.")]
    [InlineData("カートが空です。次に失敗します。", "カートが空です。")]
    [InlineData("An open [bracket and no link", "An open [bracket and no link")]
    public void FirstSentence_OfMarkdown_IsPlainText(string markdown, string sentence) => Assert.Equal(sentence, Headlines.FirstSentence(markdown));

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    [InlineData("```\nonly code\n```")]
    public void FirstSentence_NoText_IsNull(string? markdown) => Assert.Null(Headlines.FirstSentence(markdown));

    [Fact]
    public void FirstSentence_TooLong_IsCutAfterAWord()
    {
        var sentence = Headlines.FirstSentence(string.Concat(Enumerable.Repeat("seven77 ", 100)));
        Assert.EndsWith("seven77…", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence!.Length, 200, 221);
    }

    [Fact]
    public void FirstSentence_OneEndlessWord_IsCutBetweenCharacters()
    {
        var sentence = Headlines.FirstSentence("x" + string.Concat(Enumerable.Repeat("🛒", 1_000)))!;
        Assert.EndsWith("🛒…", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, 200, 221);
    }

    private static string? Of(RootCause cause) => Summed(At(0, RootCauseCompleted) with { RootCause = cause }).Headline;
}

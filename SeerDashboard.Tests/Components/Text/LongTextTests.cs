using Bunit;
using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

/// <summary>Texts that are longer than any page can hold.</summary>
public sealed class LongTextTests : BunitContext
{
    private const int Million = 1_000_000;

    [Fact]
    public void Name_OfAMillionCharacters_IsBegunAndCounted()
    {
        var shown = Render(VisibleText.Of(new string('x', Million)));

        Assert.Equal(" … and 990,000 more characters", shown.Find("span.muted").TextContent);
        Assert.InRange(shown.Markup.Length, 10_000, 10_200);
    }

    [Fact]
    public void Sentence_OfAMillionCharacters_IsBegunAndCounted() =>
        Assert.InRange(Render(VisibleText.Prose(string.Concat(Enumerable.Repeat("*a_ `", Million / 5)))).Markup.Length, 10_000, 100_000);

    [Theory]
    [InlineData("x")]
    [InlineData("word ")]
    [InlineData("**a ")]
    public void Prose_OfAMillionCharacters_IsFoldedAndAskedFor(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, Million / part.Length));
        var prose = Render<FoldedProse>(of => of.Add(one => one.Text, text));
        Assert.InRange(prose.Markup.Length, 60_000, 61_000);

        prose.Find("[data-more]").Click();
        Assert.InRange(prose.Markup.Length, text.Length, text.Length + 1_000);
        Assert.Empty(prose.FindAll("[data-more]"));
    }

    [Fact]
    public void Attribute_OfAMillionCharacters_IsCut() => Assert.Equal(1_001, VisibleText.Short(new string('x', Million))!.Length);
}

using System.Text.Json;
using Bunit;
using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

public sealed class ShownTextTests : BunitContext
{
    [Theory]
    [InlineData("reads `cart.id` and `x`", "reads <code>cart.id</code> and <code>x</code>")]
    [InlineData("one ` alone", "one ` alone")]
    [InlineData("empty `` stays", "empty `` stays")]
    [InlineData("`<b>` & <i>", "<code>&lt;b&gt;</code> &amp; &lt;i&gt;")]
    [InlineData("`a\u202Eb`", "<code>a<span class=\"invisible-character\" title=\"right-to-left override\">U+202E</span>b</code>")]
    [InlineData("press *Save* or **stop**.", "press <em>Save</em> or <strong>stop</strong>.")]
    [InlineData("f(*args, **kwargs), 2*3*4 and a * b * c", "f(*args, **kwargs), 2*3*4 and a * b * c")]
    [InlineData("Cart.__init__ of snake_case_name", "Cart.__init__ of snake_case_name")]
    public void Prose_WithMarks_SetsCodeAndEmphasis(string text, string markup) => Render(VisibleText.Prose(text)).MarkupMatches(markup);

    [Fact]
    public async Task Markdown_OfALongText_IsFoldedAtALineUntilAsked()
    {
        var text = string.Join('\n', Enumerable.Repeat("- a line of the analysis", 3_000)) + "\n- **the end**";
        var shown = Render<MarkdownText>(of => of.Add(markdown => markdown.Text, text));
        Assert.Empty(shown.FindAll("strong"));
        Assert.All(shown.FindAll("li"), line => Assert.Equal("a line of the analysis", line.TextContent));

        await shown.Find("button").ClickAsync();

        Assert.Equal("the end", shown.Find("strong").TextContent);
        Assert.Empty(shown.FindAll("button"));
    }

    [Fact]
    public void Markdown_ThatIsLong_HasItsRestInThePageAndFoldsIt()
    {
        var shown = Render<MarkdownText>(of => of.Add(markdown => markdown.Text, string.Join("\n\n", Enumerable.Range(1, 40).Select(at => $"Paragraph {at} of an analysis that goes on for very long indeed, as they do."))));

        Assert.StartsWith("Show more (", shown.Find("details.fold > summary").TextContent, StringComparison.Ordinal);
        Assert.Equal(40, shown.FindAll("p").Count);
        Assert.StartsWith("Paragraph 1 ", shown.Find(".markdown > p").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Paragraph 40 ", shown.FindAll("details p")[^1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```python\nx = 1\n```", "python")]
    [InlineData("```c++\nx\n```", "c++")]
    [InlineData("```\nx\n```", null)]
    [InlineData("```<b>\nx\n```", null)]
    public void Markdown_CodeOfANamedLanguage_SaysWhich(string text, string? language)
    {
        var code = Render<MarkdownText>(of => of.Add(markdown => markdown.Text, text)).Find("pre code");

        Assert.Equal((language, null), (code.GetAttribute("data-language"), code.GetAttribute("class")));
    }

    [Fact]
    public void Prose_ThatIsLong_IsFoldedBetweenWords()
    {
        var text = string.Join(' ', Enumerable.Repeat("customer", 300));
        var shown = Render<FoldedProse>(of => of.Add(prose => prose.Text, text));

        Assert.EndsWith("customer", shown.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Equal(300, shown.Markup.Split("customer").Length - 1);
        Assert.Empty(Render<FoldedProse>(of => of.Add(prose => prose.Text, "short")).FindAll("details"));
    }

    [Fact]
    public async Task Markdown_ThatCannotBeParsed_IsShownAsItIs()
    {
        var text = new string('a', Markdown.MaxLength) + "<script>";
        var shown = Render<MarkdownText>(of => of.Add(markdown => markdown.Text, text));

        await shown.Find("button").ClickAsync();

        Assert.Equal(text, shown.Find("pre").TextContent);
    }

    [Fact]
    public void Markdown_WhenTheTextChanges_ShowsTheNewOne()
    {
        var shown = Render<MarkdownText>(of => of.Add(markdown => markdown.Text, "one"));

        shown.Render(of => of.Add(markdown => markdown.Text, "two"));

        Assert.Equal("two", shown.Find("p").TextContent);
    }

    [Fact]
    public async Task RawJson_OfALongText_IsFoldedUntilAsked()
    {
        var data = JsonSerializer.SerializeToElement(Enumerable.Range(0, 5_000));
        var shown = Render<RawJson>(of => of.Add(json => json.Title, "As sent").Add(json => json.Data, data));
        Assert.DoesNotContain("4999", shown.Find("pre").TextContent, StringComparison.Ordinal);

        await shown.Find("button").ClickAsync();

        Assert.Contains("4999", shown.Find("pre").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("one\ntwo\nthree", 9, "one\ntwo")]
    [InlineData("no line end here", 7, "no line")]
    [InlineData("abc\U0001F600def", 4, "abc")]
    public void Start_OfAText_EndsAtALineOrACharacter(string text, int length, string expected) => Assert.Equal(expected, FoldedText.Start(text, length));
}

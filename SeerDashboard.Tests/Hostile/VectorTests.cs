using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SeerDashboard.Components.Text;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Tests.Runs.Telling;

namespace SeerDashboard.Tests.Hostile;

/// <summary>The corpus without a browser: what a page is given holds nothing but text and links to the web, also when it is read once more.</summary>
public sealed class VectorTests
{
    private static readonly string[] Elements =
    [
        "P", "BR", "HR", "STRONG", "EM", "CODE", "PRE", "UL", "OL", "LI", "BLOCKQUOTE", "A", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "SPAN", "DETAILS", "SUMMARY",
    ];

    private static readonly string[] Attributes = ["href", "target", "rel", "start", "class", "title", "tabindex", "data-language"];

    private static readonly string[] Classes = ["markdown-heading", "invisible-character", "link-host", "fold"];

    [Fact]
    public void Corpus_IsLarge_AndEachVectorIsThereOnce()
    {
        Assert.InRange(Vectors.All.Count, 300, 1_000);
        Assert.Equal(Vectors.All.Count, Vectors.All.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Vectors.Together(8_000), text => Assert.InRange(text.Length, 1, 8_000));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("before {0} after")]
    [InlineData("- item\n\n  {0}")]
    [InlineData("> {0}")]
    [InlineData("| a | b |\n|---|---|\n| {0} | {0} |")]
    [InlineData("**{0}** *{0}*")]
    [InlineData("[words {0}](https://docs.example/)")]
    [InlineData("[words]({0})")]
    [InlineData("[words](<{0}>)")]
    [InlineData("![{0}]({0} \"{0}\")")]
    [InlineData("[words][r]\n\n[r]: {0}")]
    [InlineData("<{0}>")]
    [InlineData("`{0}`")]
    [InlineData("```{0}\n{0}\n```")]
    [InlineData("# {0}")]
    public void Markdown_OfEveryVectorInEveryPlace_IsTextAndLinksOnly(string place) =>
        Assert.All(Vectors.All, vector => Holds(Markdown.ToHtml(place.Replace("{0}", vector, StringComparison.Ordinal))));

    [Fact]
    public void Markdown_OfAllTogether_IsTextAndLinksOnly() => Assert.All(Vectors.Together(20_000), text => Holds(Markdown.ToHtml(text)));

    [Theory]
    [InlineData(TellAs.Markdown)]
    [InlineData(TellAs.Ticket)]
    [InlineData(TellAs.Prompt)]
    public void Told_EveryVector_IsNoHtmlNoPictureAndNoScript(TellAs form) => Assert.All(Vectors.All, vector =>
    {
        var told = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(Told.Everywhere(vector).As(form)));
        Assert.Empty(told.QuerySelectorAll("img, script, style, svg, math, iframe, object, embed, form, input, base, meta, link"));
        Assert.All(told.QuerySelectorAll("a"), link => Assert.Matches("^https?://[^/@]+(/|$)", link.GetAttribute("href")));
        Assert.All(told.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    });

    private static void Holds(string? html)
    {
        // Too deeply nested to be Markdown: shown as text.
        if (html is null)
            return;
        foreach (var holder in (string[])["<div>{0}</div>", "<table><tr><td>{0}</td></tr></table>"])
        {
            var document = new HtmlParser().ParseDocument(holder.Replace("{0}", html, StringComparison.Ordinal));
            Assert.All(document.Body!.FirstElementChild!.QuerySelectorAll("*"), Holds);
            // What a browser reads it as is what it would write, and read again: nothing in it changes its meaning.
            Assert.Equal(document.Body.InnerHtml, new HtmlParser().ParseDocument(document.Body.InnerHtml).Body!.InnerHtml);
        }
    }

    private static void Holds(IElement element)
    {
        Assert.Contains(element.TagName.ToUpperInvariant(), Elements);
        Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
        Assert.All(element.ClassList, name => Assert.Contains(name, Classes));
        if (element.GetAttribute("href") is { } href)
            Assert.Matches("^https?://[a-z0-9._:\\[\\]-]+/", href);
    }
}

using AngleSharp.Html.Parser;
using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

/// <summary>Words of a link may promise any host; the one that is asked stands beside them.</summary>
public sealed class MarkdownLinkTests
{
    [Theory]
    [InlineData("[docs](https://docs.example/a)", "docs (docs.example)")]
    [InlineData("[github.com](https://evil.example/)", "github.com (evil.example)")]
    [InlineData("[https://github.com/acme](https://github.com.evil.example/acme)", "https://github.com/acme (github.com.evil.example)")]
    [InlineData("[docs.example/a](https://docs.example/a)", "docs.example/a")]
    [InlineData("<https://docs.example/a>", "https://docs.example/a")]
    [InlineData("https://docs.example/a", "https://docs.example/a")]
    [InlineData("<https://аpple.com/>", "https://аpple.com/ (xn--pple-43d.com)")]
    [InlineData("![chart](https://pictures.example/c.png)", "chart (pictures.example)")]
    [InlineData("[**bold** `code`](https://x.example:8443/)", "bold code (x.example:8443)")]
    public void ToHtml_Link_SaysItsHostUnlessItsWordsDo(string markdown, string expected) => Assert.Equal(expected, Words(markdown));

    [Theory]
    [InlineData("[sign in](https://sentry.io@evil.example/)")]
    [InlineData("[sign in](https://sentry.io:pw@evil.example/)")]
    [InlineData("<https://sentry.io@evil.example/>")]
    [InlineData("https://sentry.io@evil.example/")]
    [InlineData("[mail](mailto:a@b.example)")]
    [InlineData("[here](/settings)")]
    [InlineData("[up](//evil.example)")]
    public void ToHtml_AddressThatMayNotBeFollowed_IsNoLink(string markdown) => Assert.DoesNotContain("<a", Markdown.ToHtml(markdown), StringComparison.Ordinal);

    private static string Words(string markdown) => new HtmlParser().ParseDocument(Markdown.ToHtml(markdown)!).Body!.TextContent.Trim();
}

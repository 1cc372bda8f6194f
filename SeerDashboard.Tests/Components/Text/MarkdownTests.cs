using AngleSharp.Html.Parser;
using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

public sealed class MarkdownTests
{
    private static readonly string[] AllowedTags =
        ["P", "BR", "HR", "STRONG", "EM", "CODE", "PRE", "UL", "OL", "LI", "BLOCKQUOTE", "A", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "SPAN"];

    private static readonly string[] AllowedAttributes = ["href", "target", "rel", "start", "class", "title", "tabindex"];

    public static readonly TheoryData<string> Attacks =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<style>*{background:url(https://evil.example/x)}</style>",
        "<base href=https://evil.example/>",
        "<form action=https://evil.example><input name=a><button>go</button></form>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<object data=x></object><embed src=x>",
        "<details open ontoggle=alert(1)>x</details>",
        "<div style=\"position:fixed;inset:0\">x</div>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<template><img src=x onerror=alert(1)></template>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](%6Aavascript:alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://evil.example/1)",
        "[x](//evil.example)",
        "[x](/settings?remove=all)",
        "[x](#pull-requests)",
        "[x](\\\\evil.example\\share)",
        "[x](mailto:a@example.com)",
        "[x](https://ok.example \"a\" onmouseover=\"alert(1)\")",
        "[x](https://ok.example/\"onmouseover=\"alert(1))",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.png)",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "![x\" onerror=\"alert(1)](https://evil.example/x.png)",
        "[![x](https://evil.example/x.png)](javascript:alert(1))",
        "![](https://evil.example/x.png)",
        "```html\" onmouseover=\"alert(1)\n<b>\n```",
        "```<script>\nalert(1)\n```",
        "`<script>alert(1)</script>`",
        "    <script>alert(1)</script>",
        "| <img src=x onerror=alert(1)> | b |\n|:-:|---|\n| [x](javascript:alert(1)) | y |",
        "# <script>alert(1)</script>",
        "> <svg onload=alert(1)>",
        "{onclick=alert(1)} text {#id .class style=x}",
        "text &lt;script&gt;alert(1)&lt;/script&gt;",
        "<x onclick=alert(1)>y</x>",
        "</div></section><script>alert(1)</script>",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void ToHtml_Attack_LeavesOnlyHarmlessElements(string attack)
    {
        var html = Markdown.ToHtml(attack);

        Assert.NotNull(html);
        foreach (var element in new HtmlParser().ParseDocument($"<body>{html}</body>").Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, AllowedTags);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, AllowedAttributes));
            if (element.TagName == "A")
                Assert.Matches("^https?://", element.GetAttribute("href"));
        }
    }

    [Fact]
    public void ToHtml_RawHtml_IsShownAsText() =>
        Assert.Equal("<p>&lt;b&gt;bold&lt;/b&gt;</p>", Markdown.ToHtml("<b>bold</b>")?.Trim());

    [Fact]
    public void ToHtml_WebLink_OpensElsewhereWithoutReferrer()
    {
        var link = Parse("[docs](https://docs.example/a?b=1&c=2)").QuerySelector("a")!;

        Assert.Equal(("https://docs.example/a?b=1&c=2", "_blank", "noopener noreferrer", "docs"), (link.GetAttribute("href"), link.GetAttribute("target"), link.GetAttribute("rel"), link.TextContent));
    }

    [Fact]
    public void ToHtml_ForbiddenLink_KeepsItsWords() => Assert.Equal("<p>see this</p>", Markdown.ToHtml("see [this](javascript:alert(1))")?.Trim());

    [Fact]
    public void ToHtml_Image_IsALinkWithItsText()
    {
        var body = Parse("![a chart](https://pictures.example/c.png)");

        Assert.Empty(body.QuerySelectorAll("img"));
        Assert.Equal(("a chart", "https://pictures.example/c.png"), (body.QuerySelector("a")!.TextContent, body.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public void ToHtml_ImageInsideLink_IsTheLinksText()
    {
        var link = Assert.Single(Parse("[![build](https://pictures.example/b.svg)](https://ci.example/)").QuerySelectorAll("a"));

        Assert.Equal(("build", "https://ci.example/"), (link.TextContent, link.GetAttribute("href")));
    }

    [Fact]
    public void ToHtml_Code_KeepsEveryCharacter()
    {
        var code = Parse("```python\nif a < b and \"x\" in c:\n    return '&amp;'\n```").QuerySelector("pre code")!;

        Assert.Equal("if a < b and \"x\" in c:\n    return '&amp;'\n", code.TextContent);
    }

    [Theory]
    [InlineData("a `x\u202Ey` b")]
    [InlineData("```\nx\u202Ey\n```")]
    [InlineData("plain x\u202Ey")]
    public void ToHtml_InvisibleCharacter_IsMarked(string text)
    {
        var mark = Assert.Single(Parse(text).QuerySelectorAll(".invisible-character"));

        Assert.Equal(("U+202E", "right-to-left override"), (mark.TextContent, mark.GetAttribute("title")));
    }

    [Fact]
    public void ToHtml_Heading_DoesNotEnterTheOutline()
    {
        var body = Parse("# Title\n\ntext");

        Assert.Empty(body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"));
        Assert.Equal("Title", body.QuerySelector("p.markdown-heading")!.TextContent);
    }

    [Fact]
    public void ToHtml_Table_IsATable() => Assert.Equal("1", Parse("| a | b |\n|---|---|\n| 1 | 2 |").QuerySelector("td")!.TextContent);

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    [InlineData('`')]
    [InlineData('(')]
    public void ToHtml_ManyOpenings_EndsWithoutThrowing(char opening)
    {
        var text = new string(opening, 20_000) + "\nx";

        var html = Markdown.ToHtml(text);

        Assert.True(html is null || html.Contains('x', StringComparison.Ordinal));
    }

    [Fact]
    public void ToHtml_LongerThanTheLimit_IsNotParsed() => Assert.Null(Markdown.ToHtml(new string('a', Markdown.MaxLength + 1)));

    private static AngleSharp.Dom.IElement Parse(string text) => new HtmlParser().ParseDocument($"<body>{Markdown.ToHtml(text)}</body>").Body!;
}

using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

public sealed class WebLinkTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop/pull/418", "https://github.com/acme/shop/pull/418")]
    [InlineData("http://git.internal:8080/x", "http://git.internal:8080/x")]
    [InlineData("https://host/a b", "https://host/a%20b")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("//evil.example/x", null)]
    [InlineData("/settings", null)]
    [InlineData("ftp://host/x", null)]
    [InlineData("https:///path", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void From_Text_IsALinkOnlyWhenAbsoluteHttp(string? text, string? expected) => Assert.Equal(expected, WebLink.From(text));
}

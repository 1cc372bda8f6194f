using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://github.com/a?b=c#d", "https://github.com/a?b=c#d", "github.com")]
    [InlineData("HTTPS://GitHub.COM/A", "https://github.com/A", "github.com")]
    [InlineData("http://git.internal:8080/x", "http://git.internal:8080/x", "git.internal:8080")]
    [InlineData("http://[::1]:8080/x", "http://[::1]:8080/x", "[::1]:8080")]
    [InlineData("https://аpple.com/", "https://xn--pple-43d.com/", "xn--pple-43d.com")]
    [InlineData("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC", "xn--bcher-kva.example")]
    public void Of_WebAddress_IsWrittenAsItIsAskedFor(string text, string href, string host) => Assert.Equal(new(href, host), WebAddress.Of(text));

    [Theory]
    [InlineData("https://sentry.io@evil.example/")]
    [InlineData("https://sentry.io:443@evil.example/")]
    [InlineData("https://@evil.example/")]
    [InlineData("https://a:b@evil.example")]
    [InlineData("https://evil.example\\@sentry.io:x/")]
    [InlineData("https:\\\\github.com\\a")]
    [InlineData("https:/\\github.com")]
    [InlineData("https:/github.com")]
    [InlineData(" https://github.com")]
    [InlineData("ftp://host/x")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("blob:https://evil.example/1")]
    [InlineData("//evil.example")]
    [InlineData("https:evil")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://exa%6dple<b>.com/")]
    [InlineData("")]
    [InlineData(null)]
    public void Of_AnythingElse_IsNone(string? text) => Assert.Null(WebAddress.Of(text));

    [Theory]
    [InlineData("https://github.com/a/b", true)]
    [InlineData("github.com/a/b", true)]
    [InlineData(" GitHub.com ", true)]
    [InlineData("here", false)]
    [InlineData("https://sentry.io", false)]
    [InlineData("github.com.evil.example", false)]
    [InlineData("github.community", false)]
    public void IsSaidBy_OnlyWordsThatBeginWithTheHost(string words, bool said) => Assert.Equal(said, WebAddress.Of("https://github.com/a/b")!.IsSaidBy(words));

    [Fact]
    public void Shown_LongHost_KeepsItsEnd()
    {
        var address = WebAddress.Of($"https://github.com.{new string('a', 60)}.evil.example/")!;

        Assert.Equal(40, address.Shown.Length);
        Assert.EndsWith("aaa.evil.example", address.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://sentry.io/x", true)]
    [InlineData("https://acme.sentry.io/x", true)]
    [InlineData("https://notsentry.io/x", false)]
    [InlineData("https://sentry.io.evil.example/x", false)]
    public void IsSentry_OnlyItsOwnSite(string url, bool itIs) => Assert.Equal(itIs, WebAddress.Of(url)!.IsSentry);
}

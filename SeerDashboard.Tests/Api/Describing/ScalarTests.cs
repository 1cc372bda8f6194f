using System.Net;
using System.Text.RegularExpressions;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary><c>/scalar</c>: the description for people, under the same policy as every page.</summary>
[Collection(OfOneHost.Name)]
public sealed partial class ScalarTests(DescribedHost one)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_HasTheNonceOfItsAnswerOnEveryScript_AndAsksNoOtherHost()
    {
        using var page = await one.AskAsync(HttpMethod.Get, "/scalar/", accept: "text/html");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        var nonce = Nonce().Match(policy).Groups["nonce"].Value;
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancel));
        var scripts = Script().Matches(html).Select(each => each.Value).ToList();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Contains($"nonce=\"{nonce}\"", script, StringComparison.Ordinal));
        Assert.DoesNotMatch("https?://", html);
        Assert.Contains("openapi/v1.json", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/scalar/scalar.js")]
    [InlineData("/scalar/scalar.aspnetcore.js")]
    public async Task Scripts_ComeFromHere_ForThoseWhoMayLook(string path)
    {
        using var script = await one.AskAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.Contains("javascript", script.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal("default-src 'self'; frame-ancestors 'none'", Assert.Single(script.Headers.GetValues("Content-Security-Policy")));
        using var nobody = await one.Host.Anonymous.GetAsync(path, Cancel);
        // The way to the sign-in page may have been followed.
        Assert.DoesNotContain("javascript", nobody.Content.Headers.ContentType?.MediaType ?? "", StringComparison.Ordinal);
    }

    [GeneratedRegex("'nonce-(?<nonce>[^']{20,})'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();
}

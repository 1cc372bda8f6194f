using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SeerDashboard.Tests.Access;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

public sealed partial class ResponseHeadersTests(ResponseHeadersTests.OneHost one) : IClassFixture<ResponseHeadersTests.OneHost>
{
    private const string OfPages =
        "default-src 'self'; base-uri 'self'; object-src 'none'; script-src 'self' 'nonce-N'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'";

    private readonly DashboardHost _host = one.Host;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/settings", HttpStatusCode.OK)]
    [InlineData("/runs/404", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Page_SaysWhatABrowserMayDoWithIt(string path, HttpStatusCode status)
    {
        using var answer = await AskAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(OfPages.Split("; ").Order(StringComparer.Ordinal), Nonce().Replace(Only(answer, "Content-Security-Policy"), "'nonce-N'").Split("; ").Order(StringComparer.Ordinal));
        Assert.Equal("same-origin", Only(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Only(answer, "Permissions-Policy"), StringComparison.Ordinal);
        SaysWhatIsNeverWrong(answer);
    }

    [Theory]
    [InlineData("/app.css")]
    [InlineData("/favicon.svg")]
    [InlineData("/js/diff/worker.js")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task File_SaysNoMoreThanCountsForIt(string path)
    {
        using var answer = await AskAsync(path, key: null);
        Assert.Equal("default-src 'self'; frame-ancestors 'none'", Only(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Only(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Permissions-Policy"));
    }

    [Theory]
    [InlineData("GET", "/api/runs", HttpStatusCode.OK)]
    [InlineData("GET", "/api/deliveries/export?format=jsonl", HttpStatusCode.OK)]
    [InlineData("GET", "/api/stats/runs.csv", HttpStatusCode.OK)]
    [InlineData("GET", "/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/runs", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/webhooks/sentry", HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/hubs/seer/negotiate?negotiateVersion=1", HttpStatusCode.OK)]
    [InlineData("GET", "/healthz", HttpStatusCode.OK)]
    [InlineData("GET", "/readyz", HttpStatusCode.OK)]
    public async Task Answer_ToAProgram_IsNoPageWhateverItHolds(string method, string path, HttpStatusCode status)
    {
        using var answer = await AskAsync(path, method: method);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Only(answer, "Content-Security-Policy"));
        Assert.Equal("no-referrer", Only(answer, "Referrer-Policy"));
        SaysWhatIsNeverWrong(answer);
    }

    [Theory]
    [InlineData("/login?t=wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/wall?t=wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/settings", HttpStatusCode.Found)]
    public async Task Anonymous_GetsTheSame_AndNoAddressThatHoldsASecretIsTold(string path, HttpStatusCode status)
    {
        using var answer = await AskAsync(path, key: null);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(path == "/settings" ? "same-origin" : "no-referrer", Only(answer, "Referrer-Policy"));
        SaysWhatIsNeverWrong(answer);
    }

    [Fact]
    public async Task Page_EachTime_HasANonceOfItsOwnOnEveryScript()
    {
        using var first = await AskAsync("/");
        using var second = await AskAsync("/");
        var nonce = Nonce().Match(Only(first, "Content-Security-Policy")).Groups["nonce"].Value;
        Assert.NotEqual(nonce, Nonce().Match(Only(second, "Content-Security-Policy")).Groups["nonce"].Value);
        var scripts = Script().Matches(WebUtility.HtmlDecode(await Browser.TextAsync(first))).Select(each => each.Value).ToList();
        Assert.Equal(3, scripts.Count);
        Assert.All(scripts, script => Assert.Contains($"nonce=\"{nonce}\"", script, StringComparison.Ordinal));
        Assert.All(scripts, script => Assert.Contains(" src=\"", script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http", null)]
    [InlineData("https", "max-age=31536000")]
    public async Task Hsts_IsSaidOverHttpsAlone(string scheme, string? expected)
    {
        using var client = _host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new($"{scheme}://seer.example.com") });
        using var answer = await client.GetAsync("/login", TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? Assert.Single(said) : null);
    }

    private static void SaysWhatIsNeverWrong(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", Only(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Only(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", Only(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static string Only(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));

    private async Task<HttpResponseMessage> AskAsync(string path, string? key = DashboardHost.AdminKey, string method = "GET")
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Accept.ParseAdd("text/html, */*");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("'nonce-(?<nonce>[^']{20,})'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();

    /// <summary>One app for all of these: none of them changes anything.</summary>
    public sealed class OneHost : IAsyncDisposable
    {
        public DashboardHost Host { get; } = new();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}

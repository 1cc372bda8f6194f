using System.Net;
using System.Net.Http.Headers;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary>A run in words, asked for by a program.</summary>
public sealed class MarkdownApiTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var payload in Payload.FirstGeneration)
            await _host.KeepAsync(payload.Resource, System.Text.Encoding.UTF8.GetString(payload.Body()));
        await Eventually.HoldsAsync(async () =>
        {
            using var run = await AskAsync("/api/runs/12345/markdown");
            return run.IsSuccessStatusCode && (await TextAsync(run)).Contains("owner/repo #123", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Markdown_OfARun_IsTheWholeAnalysisWithALinkBack()
    {
        using var response = await AskAsync("/api/runs/12345/markdown");

        Assert.Equal("text/markdown; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var text = await TextAsync(response);
        Assert.Contains("## Root cause", text, StringComparison.Ordinal);
        Assert.Contains("## Pull requests", text, StringComparison.Ordinal);
        Assert.Contains("[12345](http://localhost/runs/12345)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_ByItsQuery_IsWhatWasAskedFor()
    {
        (string Query, string Has, string HasNot)[] cases =
        [
            ("section=plan", "## Plan", "## Root cause"),
            ("section=code&as=markdown", "```diff", "## Plan"),
            ("as=prompt", "BEGIN UNTRUSTED TEXT", "**Problem:**"),
            ("as=ticket", "**Cause:**", "```diff"),
            ("installation=a8e5d37a-696c-4c54-adb5-b3f28d64c7de", "(http://localhost/runs/12345?installation=a8e5d37a-696c-4c54-adb5-b3f28d64c7de)", "never"),
        ];
        foreach (var (query, has, hasNot) in cases)
        {
            using var response = await AskAsync("/api/runs/12345/markdown?" + query);

            var text = await TextAsync(response);
            Assert.Contains(has, text, StringComparison.Ordinal);
            Assert.DoesNotContain(hasNot, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("section=everything", "'section' may be")]
    [InlineData("as=pdf", "'as' may be")]
    public async Task Markdown_OfWhatThereIsNot_IsABadRequestThatSaysSo(string query, string says)
    {
        using var response = await AskAsync("/api/runs/12345/markdown?" + query);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(says, await TextAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/runs/4711/markdown", HttpStatusCode.NotFound)]
    [InlineData("/api/runs/x/markdown", HttpStatusCode.NotFound)]
    public async Task Markdown_OfARunThatWasNeverDelivered_IsNotFound(string path, HttpStatusCode status)
    {
        using var response = await AskAsync(path);

        Assert.Equal(status, response.StatusCode);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DashboardHost.ViewerKey);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

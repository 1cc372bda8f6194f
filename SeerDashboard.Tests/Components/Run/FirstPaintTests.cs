using System.Net;
using System.Text;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Run;

/// <summary>What the server answers before the page is live.</summary>
public sealed class FirstPaintTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Run_ThatWasDelivered_IsInTheAnswer()
    {
        foreach (var payload in Payload.FirstGeneration)
            await _host.KeepAsync(payload.Resource, Encoding.UTF8.GetString(payload.Body()));
        await Eventually.HoldsAsync(async () => (await AskAsync("/api/runs/12345")).Page.Contains("pullRequestOpened", StringComparison.Ordinal));

        var (status, page) = await AskAsync("/runs/12345");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("data-testid=\"timeline-step\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"skeleton", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatWasNeverDelivered_IsNotFound()
    {
        var (status, page) = await AskAsync("/runs/404");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("No run 404 was delivered here", page, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Page)> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Authorization = new("Bearer", DashboardHost.ViewerKey);
        using var answer = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

using System.Net;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Layout;

public sealed class NotFoundTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task UnknownAddress_OfAPerson_IsAPageWithAWayBack()
    {
        using var answer = await AskAsync("/nowhere", "text/html");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("There is no such page", page, StringComparison.Ordinal);
        Assert.Contains("Back to the desk", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "application/json")]
    [InlineData("/api/nowhere", "text/html")]
    [InlineData("/webhooks/nowhere", "text/html")]
    public async Task UnknownAddress_OfAProgram_IsNoPage(string path, string accept)
    {
        using var answer = await AskAsync(path, accept);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Authorization = new("Bearer", DashboardHost.ViewerKey);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

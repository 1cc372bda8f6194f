using System.Net;
using System.Text;
using System.Text.Json;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary><c>GET /api/rejections</c> of the real app.</summary>
public sealed class RejectionApiTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        using var wrong = await _host.PostAsync("seer", Encoding.UTF8.GetBytes("{\"secret\":1}"), "not the secret", requestId: "abc");
        using var none = await _host.PostAsync("issue", [], secret: null);
        _host.Get<RejectionLog>().Add(new(Rejection.TooLarge, "10.0.0.7", "10.0.0.7"));
        await Eventually.HoldsAsync(async () => (await ListAsync("")).GetArrayLength() == 3);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Rejections_AreListedNewestFirst_WithoutBodies()
    {
        var all = await ListAsync("");
        Assert.Equal(["tooLarge", "noSignature", "wrongSignature"], all.EnumerateArray().Select(one => one.GetProperty("reason").GetString()));
        Assert.Equal(("seer", "abc", 12), (all[2].GetProperty("resource").GetString(), all[2].GetProperty("requestId").GetString(), all[2].GetProperty("size").GetInt32()));
        Assert.DoesNotContain("secret", all.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, (await ListAsync("?limit=1")).GetArrayLength());
        Assert.Equal("wrongSignature", Assert.Single((await ListAsync("?reason=WrongSignature")).EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal("tooLarge", Assert.Single((await ListAsync("?address=10.0.0.7")).EnumerateArray()).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("?limit=0", "'limit' must be a whole number from 1 to 1000")]
    [InlineData("?reason=mood", "'reason' may be noSignature, wrongSignature")]
    public async Task Rejections_WrongQuery_SaysWhatMayBe(string query, string says)
    {
        using var answer = await GetAsync(query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(says, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ListAsync(string query)
    {
        using var answer = await GetAsync(query);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("items");
    }

    private Task<HttpResponseMessage> GetAsync(string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/rejections" + query) { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        return _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

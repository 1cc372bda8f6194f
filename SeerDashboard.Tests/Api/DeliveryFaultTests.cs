using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Api;

/// <summary>What the routes of the log say when the store is damaged, or held by another program.</summary>
public sealed class DeliveryFaultTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("X'00'")]
    [InlineData("(SELECT Body FROM Deliveries WHERE Id = 2)")]
    public async Task Body_ThatWasDamaged_IsNeverTakenForWhatCame(string damage)
    {
        Execute(_host, $"UPDATE Deliveries SET Body = {damage} WHERE Id = 1");
        using var body = await SendAsync(HttpMethod.Get, "/api/deliveries/1/body");
        Assert.Equal(HttpStatusCode.InternalServerError, body.StatusCode);
        Assert.Contains("kept body of delivery 1 was damaged", await body.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.StartsWith("Not read again. The kept body of delivery 1 was damaged", await SaidAsync(), StringComparison.Ordinal);
        using var search = await SendAsync(HttpMethod.Get, "/api/deliveries?q=installation&in=bodies");
        Assert.NotEqual(0, (await search.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("Outcome", "'Aplied'")]
    [InlineData("Kind", "'Externl'")]
    [InlineData("Headers", "'{\"a\":'")]
    [InlineData("SentAt", "9223372036854775807")]
    [InlineData("Size", "-5")]
    public async Task Row_ThatWasChanged_TakesNeitherTheLogNorARebuildDown(string column, string value)
    {
        Execute(_host, $"UPDATE Deliveries SET {column} = {value} WHERE Id = 1");
        using var list = await SendAsync(HttpMethod.Get, "/api/deliveries");
        Assert.Equal(2, (await list.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("items").GetArrayLength());
        using var table = await SendAsync(HttpMethod.Get, "/api/deliveries/export?format=csv");
        Assert.Equal(3, (await table.Content.ReadAsStringAsync(Cancel)).TrimEnd().Split('\n').Length);
        List<string> differences = [];
        await _host.Get<Rebuilder>().RunAsync(apply: false, difference => differences.Add(difference.ToString()), _ => { }, Cancel);
        if (column == "Kind")
            Assert.StartsWith("Delivery 1 cannot be read again", Assert.Single(differences), StringComparison.Ordinal);
        Assert.Contains("Delivery 1", (await _host.Get<LogChecker>().CheckAsync(Cancel)).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reapply_StoreThatAnotherProgramLocks_SaysSoAndWhenToTryAgain()
    {
        using var other = Open(_host);
        Execute(other, "BEGIN IMMEDIATE");
        using var response = await SendAsync(HttpMethod.Post, "/api/deliveries/1/reapply");
        Execute(other, "ROLLBACK");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("Another program holds the store's write lock.", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        static void Execute(SqliteConnection connection, string text)
        {
            using var command = connection.Prepare(text);
            command.ExecuteNonQuery();
        }
    }

    private async Task<string> SaidAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/deliveries/1/reapply");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("said").GetString()!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", DashboardHost.AdminKey);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.SignalR.Client;
using SeerDashboard.Access;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Access;

/// <summary>Keys that are made on the settings page.</summary>
public sealed class ApiKeysTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    private ApiKeys Keys => _host.Get<ApiKeys>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_Made_DoesWhatItsRoleMay_AndIsNamedInTheLogOfActions()
    {
        await _host.KeepAsync("seer", """{"action":"root_cause_started","installation":{"uuid":"u"},"data":{"run_id":1,"group_id":2},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        var made = await Keys.MakeAsync(" deploy-bot ", Roles.Operator, 30, "Mona", Cancel);
        Assert.Null(made.Problem);
        Assert.Equal(SecretHash.Of(made.Secret!).Hex, StoreAccess.Scalar(_host, "SELECT Hash FROM ApiKeys"));
        await Eventually.HoldsAsync(async () => (await SendAsync(HttpMethod.Post, "/api/runs/1/claim", made.Secret!)) == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, "/api/audit", made.Secret!));
        await Eventually.HoldsAsync(async () => (await Keys.ListAsync(Cancel)).Single().LastUsedAt is not null);

        var log = (await _host.Get<AuditReader>().PageAsync(new() { Who = "deploy-bot" }, null, 10, Cancel)).Items;
        var claim = Assert.Single(log);
        Assert.Equal((AuditAction.RunClaimed, ActorWay.Key, Roles.Operator, null, "with deploy-bot"), (claim.Did.Action, claim.By.Way, claim.By.Role, claim.Did.Before, claim.Did.After));
    }

    [Fact]
    public async Task Key_Revoked_EndsAtOnce_AndItsOpenConnectionWithinFiveSeconds()
    {
        var made = await Keys.MakeAsync("watcher", Roles.Viewer, 0, "Mona", Cancel);
        await using var connection = new HubConnectionBuilder().WithUrl("http://localhost/hubs/seer", options =>
        {
            options.HttpMessageHandlerFactory = _ => _host.Server.CreateHandler();
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.ServerSentEvents;
            options.AccessTokenProvider = () => Task.FromResult<string?>(made.Secret);
        }).Build();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, "/api/runs", made.Secret!));

        await Keys.RevokeAsync(made.Key!.Id, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(HttpMethod.Get, "/api/runs", made.Secret!));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5), Cancel);
        Assert.Empty(await Keys.ListAsync(Cancel));
    }

    [Theory]
    [InlineData("", Roles.Viewer, 30, "name")]
    [InlineData("admin", Roles.Viewer, 30, "already")]
    [InlineData("ci", "Owner", 30, "A role is one of Viewer, Operator, Admin.")]
    [InlineData("ci", Roles.Viewer, 31, "Choose how long")]
    public async Task Key_Wrong_IsRefusedWithASentence(string name, string role, int days, string said)
    {
        var answer = await Keys.MakeAsync(name, role, days, "Mona", Cancel);
        Assert.Null(answer.Secret);
        Assert.Contains(said, answer.Problem, StringComparison.OrdinalIgnoreCase);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string key)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}

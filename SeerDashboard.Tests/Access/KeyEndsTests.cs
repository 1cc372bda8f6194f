using System.Net;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Tests.Api.Events;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Access;

/// <summary>A key that was made for a time, when that is over.</summary>
public sealed class KeyEndsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_WhoseTimeIsOver_IsNotKnown_AndItsStreamEnds()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var clock = new FakeTimeProvider(Some.Noon);
        string secret;
        await using (var host = new DashboardHost(clock: clock, folder: folder))
        {
            secret = (await host.Get<ApiKeys>().MakeAsync("reader", Roles.Viewer, 30, "Mona", Cancel)).Secret!;
            // A month that passes in a moment would have every worker work for a month.
            StoreAccess.Execute(host, $"UPDATE ApiKeys SET ExpiresAt = {Some.Noon.AddMinutes(1).UtcTicks}");
        }

        await using (var host = new DashboardHost(clock: clock, folder: folder))
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(host, secret));
            using var client = host.CreateClient();
            using var events = await EventReader.JoinAsync(client, key: secret);
            clock.Advance(TimeSpan.FromSeconds(61));
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(host, secret));
            await Eventually.HoldsAsync(async () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(250));
                return await EndedAsync(events);
            });
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> EndedAsync(EventReader events)
    {
        try
        {
            return await events.LineAsync() is null;
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            return true;
        }
    }

    private static async Task<HttpStatusCode> AskAsync(DashboardHost host, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runs") { Headers = { Authorization = new("Bearer", key) } };
        using var answer = await host.Anonymous.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}

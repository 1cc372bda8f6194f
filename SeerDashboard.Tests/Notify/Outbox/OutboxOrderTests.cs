using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outbox;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Outbox;

/// <summary>Several messages that are due together: each is what it is about, and one does not decide about the others.</summary>
public sealed class OutboxOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comments_Several_AreToldEachAsItself_AndALongOneKeepsNoneBehindIt()
    {
        await using var host = await ToldHost.StartAsync();
        await host.RuleAsync(NotifyEvent.Comment, NotifyEvent.Verdict);
        await host.FoundAsync(7);
        await Eventually.HoldsAsync(async () => await host.App.Get<RunReader>().NewestVersionAsync(Cancel) > 0);
        await SayAsync(host, "comments", new { text = new string('x', 10_000) });
        await SayAsync(host, "comments", new { text = "The second one." });
        await SayAsync(host, "comments", new { text = "The third one." });
        await SayAsync(host, "verdict", new { verdict = "wrongCause", reason = "It is the cache." });
        await Eventually.HoldsAsync(() => Task.FromResult(host.Receiver.Came.Count >= 4));
        var texts = host.Receiver.Came.Select(request => request.Body.GetProperty("message").GetProperty("text").GetString()!).ToList();
        Assert.Equal(4, texts.Count);
        Assert.StartsWith("admin: xxx", texts[0], StringComparison.Ordinal);
        Assert.Equal(["admin: The second one.", "admin: The third one.", "admin: the cause is wrong. It is the cache."], texts.Skip(1));
        Assert.Equal(4, host.Receiver.Came.DistinctBy(request => request.Id).Count());
    }

    [Fact]
    public async Task Gone_AtTheFirstOfSeveral_SendsNoneOfTheOthers()
    {
        var clock = new FakeTimeProvider(Some.Noon);
        await using var host = await ToldHost.StartAsync(clock);
        host.Receiver.Answer = _ => StatusCodes.Status410Gone;
        await host.RuleAsync(NotifyEvent.RootCauseFound);
        foreach (var run in (long[])[7, 8, 9])
            await host.FoundAsync(run);
        var outbox = host.App.Get<OutboxReader>();
        await Eventually.HoldsAsync(async () => (await outbox.CountsAsync(Cancel)).Values.Sum() == 3);
        await Eventually.HoldsAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            return (await outbox.CountsAsync(Cancel)).GetValueOrDefault(MessageState.Dead) == 3;
        });
        Assert.Single(host.Receiver.Came);
        Assert.NotNull(Assert.Single(await host.App.Get<ChannelBook>().ListAsync(Cancel)).Off);
    }

    private static async Task SayAsync(ToldHost host, string what, object said)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/runs/7/{what}") { Content = JsonContent.Create(said), Headers = { Authorization = new("Bearer", DashboardHost.AdminKey) } };
        using var answer = await host.App.Anonymous.SendAsync(request, Cancel);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{answer.StatusCode}");
    }
}

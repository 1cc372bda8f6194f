using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class SlackWebhookTests(Receiver receiver) : IClassFixture<Receiver>
{
    [Fact]
    public async Task Webhook_GetsBlocksThatSlackTakes()
    {
        var spot = receiver.At(200, "ok");
        await using var outbound = new Outbound();

        var outcome = await outbound.SendAsync(Targets.At(ChannelKind.SlackWebhook, spot.Address));

        Assert.Equal((SendResult.Sent, 200, "ok"), (outcome.Result, outcome.Status, outcome.Response));
        Assert.Null(outcome.Thread);
        var body = Walk.Parse(spot.One.Raw);
        Assert.Empty(SlackRules.Broken(body));
        Assert.Equal(
            [
                Messages.First.Title, Messages.First.Text, "*Repository*\nacme/shop", "*Severity*\nhigh",
                "<https://seer.example/runs/7|Open on the dashboard> · <https://github.com/acme/shop/pull/12|Pull request #12>",
            ],
            Walk.Named(body.GetProperty("blocks")).Where(each => each.Name == "text").Select(each => each.Value));
    }

    [Theory]
    [InlineData(404, "no_service", SendResult.Gone)]
    [InlineData(404, "no_team", SendResult.Gone)]
    [InlineData(403, "invalid_token", SendResult.Gone)]
    [InlineData(404, "channel_not_found", SendResult.Gone)]
    [InlineData(410, "channel_is_archived", SendResult.Gone)]
    [InlineData(403, "action_prohibited", SendResult.Never)]
    [InlineData(400, "invalid_payload", SendResult.Never)]
    [InlineData(400, "<html>", SendResult.Never)]
    [InlineData(429, "rate_limited", SendResult.Later)]
    [InlineData(500, "rollup_error", SendResult.Later)]
    [InlineData(503, "no_service", SendResult.Later)]
    public async Task Error_OfSlack_SaysWhatToDoNext(int status, string body, SendResult result)
    {
        var spot = receiver.At(status, body, ("Retry-After", "7"));
        await using var outbound = new Outbound();

        var outcome = await outbound.SendAsync(Targets.At(ChannelKind.SlackWebhook, spot.Address));

        Assert.Equal((result, status), (outcome.Result, outcome.Status));
        Assert.Equal(result == SendResult.Later ? TimeSpan.FromSeconds(7) : null, outcome.RetryAfter);
        Assert.DoesNotContain("<", outcome.Reason, StringComparison.Ordinal);
    }
}

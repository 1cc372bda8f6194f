using System.Text.Json;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class SlackBotTests(Receiver receiver) : IClassFixture<Receiver>
{
    private const string Posted = """{"ok": true, "channel": "C0123456789", "ts": "1503435956.000247", "message": {"text": "x"}}""";
    private const string Place = "C0123456789 C0123456789 1503435956.000247";

    [Fact]
    public async Task Run_ToldForTheFirstTime_IsPosted()
    {
        var (outcome, calls) = await SendAsync(Messages.First, null, (200, Posted));

        Assert.Equal((SendResult.Sent, Place), (outcome.Result, outcome.Thread));
        var call = Assert.Single(calls);
        Assert.EndsWith("/chat.postMessage", call.Path, StringComparison.Ordinal);
        Assert.Equal(("Bearer " + Targets.Bot, "application/json; charset=utf-8"), (call.Headers["Authorization"], call.Headers["Content-Type"]));
        var body = Walk.Parse(call.Raw);
        Assert.Empty(SlackRules.Broken(body));
        Assert.Equal((Targets.Channel, "none", false, false), (Text(body, "channel"), Text(body, "parse"), body.GetProperty("link_names").GetBoolean(), body.GetProperty("unfurl_links").GetBoolean()));
    }

    [Theory]
    [InlineData(MessageTone.News, 1)]
    [InlineData(MessageTone.Good, 1)]
    [InlineData(MessageTone.Ask, 2)]
    [InlineData(MessageTone.Trouble, 2)]
    public async Task Run_ToldAgain_IsChangedInPlace_AndAnsweredWhenSomebodyHasToLook(MessageTone tone, int expected)
    {
        var (outcome, calls) = await SendAsync(Messages.First with { Tone = tone }, Place, (200, Posted));

        Assert.Equal((SendResult.Sent, Place), (outcome.Result, outcome.Thread));
        Assert.Equal(expected, calls.Count);
        var update = Walk.Parse(calls[0].Raw);
        Assert.EndsWith("/chat.update", calls[0].Path, StringComparison.Ordinal);
        Assert.Equal((Targets.Channel, "1503435956.000247", "none"), (Text(update, "channel"), Text(update, "ts"), Text(update, "parse")));
        Assert.Empty(SlackRules.Broken(update));
        if (expected == 1)
            return;
        var reply = Walk.Parse(calls[1].Raw);
        Assert.EndsWith("/chat.postMessage", calls[1].Path, StringComparison.Ordinal);
        Assert.Equal((Targets.Channel, "1503435956.000247", Messages.First.Title), (Text(reply, "channel"), Text(reply, "thread_ts"), Text(reply, "text")));
        Assert.Empty(SlackRules.Broken(reply));
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    public async Task Message_ThatIsGone_IsPostedAnew(string error)
    {
        var (outcome, calls) = await SendAsync(Messages.First with { Tone = MessageTone.Ask }, "C0123456789 C0123456789 1.1", (200, Error(error)), (200, Posted));

        Assert.Equal((SendResult.Sent, Place), (outcome.Result, outcome.Thread));
        Assert.Equal(["chat.update", "chat.postMessage"], calls.Select(call => call.Path.Split('/')[^1]));
        Assert.False(Walk.Parse(calls[1].Raw).TryGetProperty("ts", out _));
    }

    [Theory]
    [InlineData("C9999999999 C9999999999 1.1")]
    [InlineData("1503435956.000247")]
    [InlineData("")]
    public async Task Thread_OfAnotherChannelOrOfNone_IsNotChanged(string thread)
    {
        var (_, calls) = await SendAsync(Messages.First, thread, (200, Posted));
        Assert.EndsWith("/chat.postMessage", Assert.Single(calls).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel_not_found", SendResult.Gone)]
    [InlineData("is_archived", SendResult.Gone)]
    [InlineData("account_inactive", SendResult.Gone)]
    [InlineData("token_revoked", SendResult.Gone)]
    [InlineData("invalid_auth", SendResult.Never)]
    [InlineData("not_in_channel", SendResult.Never)]
    [InlineData("missing_scope", SendResult.Never)]
    [InlineData("invalid_blocks", SendResult.Never)]
    [InlineData("<b>&", SendResult.Never)]
    [InlineData("ratelimited", SendResult.Later)]
    [InlineData("internal_error", SendResult.Later)]
    [InlineData("service_unavailable", SendResult.Later)]
    public async Task Error_OfSlack_SaysWhatToDoNext(string error, SendResult result)
    {
        foreach (var thread in new[] { null, Place })
        {
            var (outcome, calls) = await SendAsync(Messages.First, thread, (200, Error(error)));
            Assert.Equal((result, thread), (outcome.Result, outcome.Thread));
            Assert.DoesNotContain("<", outcome.Reason, StringComparison.Ordinal);
            Assert.Single(calls);
        }
    }

    [Theory]
    [InlineData(200, "<html>captive portal</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(500, "{}")]
    [InlineData(429, """{"ok": false, "error": "ratelimited"}""")]
    public async Task Answer_ThatIsNotSlacks_IsAskedForLater(int status, string body) => Assert.Equal(SendResult.Later, (await SendAsync(Messages.First, null, (status, body))).Outcome.Result);

    [Fact]
    public async Task RateLimit_SaysHowLongToWait()
    {
        var spot = receiver.At(200, Error("ratelimited"), ("Retry-After", "30"));
        await using var outbound = new Outbound(options => options.SlackApi = new(spot.Address + "/"));
        Assert.Equal(TimeSpan.FromSeconds(30), (await outbound.SendAsync(Targets.SlackBot)).RetryAfter);
    }

    [Theory]
    [InlineData("ratelimited", SendResult.Later)]
    [InlineData("restricted_action", SendResult.Sent)]
    public async Task Reply_ThatIsNotTaken_IsTriedAgainOnlyIfThatHelps(string error, SendResult result)
    {
        var (outcome, _) = await SendAsync(Messages.First with { Tone = MessageTone.Ask }, Place, (200, Posted), (200, Error(error)));
        Assert.Equal((result, Place), (outcome.Result, outcome.Thread));
    }

    [Fact]
    public async Task Excerpts_HaveNoTokenInThem()
    {
        var (outcome, _) = await SendAsync(Messages.First, null, (200, $$"""{"ok": true, "channel": "C0123456789", "ts": "1.1", "echo": "Bearer {{Targets.Bot}}"}"""));
        Assert.DoesNotContain(Targets.Bot, outcome.Request + outcome.Response, StringComparison.Ordinal);
    }

    private static string Error(string code) => JsonSerializer.Serialize(new { ok = false, error = code });

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();

    private async Task<(SendOutcome Outcome, IReadOnlyList<Received> Calls)> SendAsync(Message message, string? thread, params (int Status, string Body)[] turns)
    {
        var spot = receiver.Turns(turns);
        await using var outbound = new Outbound(options => options.SlackApi = new(spot.Address + "/"));
        return (await outbound.SendAsync(Targets.SlackBot, message, thread), spot.All);
    }
}

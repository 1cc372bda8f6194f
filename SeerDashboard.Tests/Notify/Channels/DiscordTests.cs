using Microsoft.AspNetCore.Http;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class DiscordTests(Receiver receiver) : IClassFixture<Receiver>
{
    private const string Posted = """{"id": "1234567890123456789", "content": ""}""";

    [Fact]
    public async Task Run_ToldForTheFirstTime_IsPostedAndItsMessageIsKept()
    {
        var (outcome, calls) = await SendAsync(null, (200, Posted));

        Assert.Equal((SendResult.Sent, "1234567890123456789"), (outcome.Result, outcome.Thread));
        var call = Assert.Single(calls);
        Assert.Equal(("POST", "?wait=true"), (call.Method, call.Query));
        var body = Walk.Parse(call.Raw);
        Assert.Empty(DiscordRules.Broken(body));
        var embed = body.GetProperty("embeds")[0];
        Assert.Equal((Messages.First.Title, Messages.First.Text, Messages.Page), (embed.GetProperty("title").GetString(), embed.GetProperty("description").GetString(), embed.GetProperty("url").GetString()));
        Assert.Equal(["Repository", "Severity", "Links"], embed.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(@"[Open on the dashboard](https://seer.example/runs/7) · [Pull request \#12](https://github.com/acme/shop/pull/12)", embed.GetProperty("fields")[2].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Run_ToldAgain_IsChangedInPlace()
    {
        var (outcome, calls) = await SendAsync("77", (200, Posted));

        Assert.Equal((SendResult.Sent, "77"), (outcome.Result, outcome.Thread));
        var call = Assert.Single(calls);
        Assert.Equal(("PATCH", ""), (call.Method, call.Query));
        Assert.EndsWith("/hooks/secret-part-of-the-path/messages/77", call.Path, StringComparison.Ordinal);
        Assert.Empty(DiscordRules.Broken(Walk.Parse(call.Raw)));
    }

    [Fact]
    public async Task Message_ThatIsGone_IsPostedAnew()
    {
        var (outcome, calls) = await SendAsync("77", (404, """{"message": "Unknown Message", "code": 10008}"""), (200, Posted));
        Assert.Equal((SendResult.Sent, "1234567890123456789"), (outcome.Result, outcome.Thread));
        Assert.Equal(["PATCH", "POST"], calls.Select(call => call.Method));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("")]
    [InlineData("77?x=1")]
    [InlineData("123456789012345678901")]
    public async Task Thread_ThatIsNoId_BecomesNoPartOfAPath(string thread)
    {
        var (_, calls) = await SendAsync(thread, (200, Posted));
        Assert.Equal("POST", Assert.Single(calls).Method);
    }

    [Fact]
    public async Task Webhook_OfAThreadAtDiscord_StaysInIt()
    {
        var spot = receiver.Turns((200, Posted));
        await using var outbound = new Outbound();
        await outbound.SendAsync(Targets.At(ChannelKind.Discord, spot.Address + "?thread_id=5&x=1"));
        await outbound.SendAsync(Targets.At(ChannelKind.Discord, spot.Address + "?thread_id=5&wait=false"), thread: "77");
        Assert.Equal(["?thread_id=5&wait=true", "?thread_id=5"], spot.All.Select(call => call.Query));
    }

    [Theory]
    [InlineData(404, """{"message": "Unknown Webhook", "code": 10015}""", SendResult.Gone)]
    [InlineData(401, """{"message": "Invalid Webhook Token", "code": 50027}""", SendResult.Gone)]
    [InlineData(404, """{"message": "Unknown Channel", "code": 10003}""", SendResult.Gone)]
    [InlineData(400, """{"embeds": ["0"], "code": 50035}""", SendResult.Never)]
    [InlineData(404, "no JSON", SendResult.Never)]
    [InlineData(500, """{"code": 10015}""", SendResult.Later)]
    public async Task Error_OfDiscord_SaysWhatToDoNext(int status, string answer, SendResult result)
    {
        foreach (var thread in new[] { null, "77" })
        {
            var (outcome, calls) = await SendAsync(thread, (status, answer));
            Assert.Equal((result, thread), (outcome.Result, outcome.Thread));
            Assert.Single(calls);
        }
    }

    [Theory]
    [InlineData("""{"message": "You are being rate limited.", "retry_after": 64.57, "global": false}""", 64.57)]
    [InlineData("""{"retry_after": "soon"}""", 65)]
    [InlineData("""{"retry_after": -1}""", 0)]
    [InlineData("""{"retry_after": 1e300}""", 86_400)]
    [InlineData("error code: 1015", 65)]
    public async Task RateLimit_SaysHowLongToWait(string answer, double seconds)
    {
        var spot = receiver.At(429, answer, ("Retry-After", "65"));
        await using var outbound = new Outbound();
        var outcome = await outbound.SendAsync(Targets.At(ChannelKind.Discord, spot.Address));
        Assert.Equal((SendResult.Later, TimeSpan.FromSeconds(seconds)), (outcome.Result, outcome.RetryAfter));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id": "../x"}""")]
    [InlineData("no JSON")]
    public async Task Answer_WithoutAnId_IsSentWithoutAThread(string answer)
    {
        var (outcome, _) = await SendAsync(null, (200, answer));
        Assert.Equal((SendResult.Sent, (string?)null), (outcome.Result, outcome.Thread));
    }

    [Fact]
    public async Task Text_ThatIsTooLong_IsCutAndLeadsOn()
    {
        var spot = receiver.At((context, got) => context.Response.WriteAsync(DiscordRules.Broken(Walk.Parse(got.Raw)).Any() ? "broken" : Posted));
        await using var outbound = new Outbound();

        var outcome = await outbound.SendAsync(Targets.At(ChannelKind.Discord, spot.Address), Messages.Everywhere(new string('*', 20_000), facts: 40));

        Assert.NotNull(outcome.Thread);
        Assert.EndsWith("[… more on the dashboard](https://seer.example/runs/7)", Walk.Parse(spot.One.Raw).GetProperty("embeds")[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    private async Task<(SendOutcome Outcome, IReadOnlyList<Received> Calls)> SendAsync(string? thread, params (int Status, string Body)[] turns)
    {
        var spot = receiver.Turns(turns);
        await using var outbound = new Outbound();
        return (await outbound.SendAsync(Targets.At(ChannelKind.Discord, spot.Address), thread: thread), spot.All);
    }
}

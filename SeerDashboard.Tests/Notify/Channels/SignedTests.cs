using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Channels.Signed;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class SignedTests(Receiver receiver) : IClassFixture<Receiver>
{
    /// <summary>The specification's own example (https://github.com/standard-webhooks/standard-webhooks, spec and libraries).</summary>
    [Fact]
    public void Signature_OfThePublishedExample_IsThePublishedOne() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        StandardSignature.Of(SigningKey.Bytes(Targets.SigningSecret)!, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, Encoding.UTF8.GetBytes("{\"test\": 2432232314}")));

    [Fact]
    public async Task Webhook_GetsASignedRequestThatSaysWhatHappened()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero));
        var spot = receiver.At(204);
        await using var outbound = new Outbound(clock: clock);

        var outcome = await outbound.SendAsync(Targets.Webhook(spot.Address));

        var got = spot.One;
        Assert.Equal((SendResult.Sent, 204), (outcome.Result, outcome.Status));
        Assert.Equal(("POST", "application/json; charset=utf-8", "run-7-ready"), (got.Method, got.Headers["Content-Type"], got.Headers["webhook-id"]));
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), got.Headers["webhook-timestamp"]);
        Assert.Equal(StandardSignature.Of(SigningKey.Bytes(Targets.SigningSecret)!, "run-7-ready", clock.GetUtcNow().ToUnixTimeSeconds(), got.Raw), got.Headers["webhook-signature"]);
        var body = Walk.Parse(got.Raw);
        Assert.Equal(("run.state", "2026-03-14T09:39:26.000Z"), (body.GetProperty("type").GetString(), body.GetProperty("timestamp").GetString()));
        Assert.Equal(7, body.GetProperty("data").GetProperty("run").GetProperty("id").GetInt32());
        Assert.Equal((Messages.First.Title, Messages.Page), (body.GetProperty("message").GetProperty("title").GetString(), body.GetProperty("message").GetProperty("link").GetString()));
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("a\r\nx-evil: 1")]
    [InlineData("é")]
    [InlineData("")]
    public async Task Key_ThatNoHeaderCanHold_BecomesOneThatItCan(string key)
    {
        var spot = receiver.At(200);
        await using var outbound = new Outbound();

        await outbound.SendAsync(Targets.Webhook(spot.Address), Messages.First with { Key = key });
        await outbound.SendAsync(Targets.Webhook(spot.Address), Messages.First with { Key = key });

        Assert.Matches("^msg_[0-9a-f]{64}$", Assert.Single(spot.All.Select(got => got.Headers["webhook-id"]).Distinct()));
        Assert.DoesNotContain(spot.All, got => got.Headers.ContainsKey("x-evil"));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Data_ThatIsNoObject_IsNotSent(string json)
    {
        var spot = receiver.At(200);
        await using var outbound = new Outbound();
        Assert.Equal(SendResult.Never, (await outbound.SendAsync(Targets.Webhook(spot.Address), Messages.First with { Data = new("run.state", json) })).Result);
        Assert.Empty(spot.All);
    }

    [Fact]
    public async Task Excerpts_HaveNoSecretInThem_AlsoWhereTheServerRepeatsIt()
    {
        var spot = receiver.At((context, got) => context.Response.WriteAsync($"{got.Path} {got.Headers["webhook-signature"]} {Targets.SigningSecret} http://{got.Headers["Host"]}{got.Path}{got.Query}"), path: "hooks/secret-part-of-the-path?sig=secret-part-of-the-query");
        await using var outbound = new Outbound();

        var outcome = await outbound.SendAsync(Targets.Webhook(spot.Address));

        foreach (var shown in new[] { outcome.Request!, outcome.Response!, outcome.Reason })
        {
            Assert.DoesNotContain("secret-part", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Targets.SigningSecret, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(spot.One.Headers["webhook-signature"]["v1,".Length..], shown, StringComparison.Ordinal);
            Assert.InRange(shown.Length, 1, 2_000);
        }

        Assert.StartsWith("POST http://127.0.0.1:", outcome.Request, StringComparison.Ordinal);
        Assert.Contains("run.state", outcome.Request, StringComparison.Ordinal);
    }
}

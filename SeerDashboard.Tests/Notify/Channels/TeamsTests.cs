using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class TeamsTests(Receiver receiver) : IClassFixture<Receiver>
{
    [Fact]
    public async Task Workflow_GetsACardThatTeamsTakes()
    {
        var spot = receiver.At(202);
        await using var outbound = new Outbound();

        var outcome = await outbound.SendAsync(Targets.At(ChannelKind.Teams, spot.Address), Messages.First with { Tone = MessageTone.Ask });

        Assert.Equal((SendResult.Sent, 202), (outcome.Result, outcome.Status));
        var body = Walk.Parse(spot.One.Raw);
        Assert.Empty(TeamsRules.Broken(body));
        Assert.Equal(
            [Messages.First.Title, "The cart is read before it is loaded.", "A fix is proposed.", "Repository: ", "acme/shop", "Severity: ", "high"],
            Walk.Named(body).Where(each => each.Name == "text").Select(each => each.Value));
        Assert.Equal([Messages.Page, "https://github.com/acme/shop/pull/12"], Walk.Named(body).Where(each => each.Name == "url").Select(each => each.Value));
    }

    [Theory]
    [InlineData("a", 12_000)]
    [InlineData("漢", 12_000)]
    [InlineData("😀", 12_000)]
    [InlineData("\"<&", 12_000)]
    [InlineData("a\n", 3_000)]
    public async Task Text_ThatIsTooLong_IsCutAndLeadsOn(string text, int times)
    {
        var spot = receiver.At(202);
        await using var outbound = new Outbound();

        await outbound.SendAsync(Targets.At(ChannelKind.Teams, spot.Address), Messages.Everywhere(string.Concat(Enumerable.Repeat(text, times)), facts: 40));

        var body = Walk.Parse(spot.One.Raw);
        Assert.Empty(TeamsRules.Broken(body));
        Assert.InRange(spot.One.Raw.Length, 1, 28 * 1024);
        Assert.Contains("… more on the dashboard", Walk.Strings(body));
        Assert.Equal(2, Walk.Strings(body).Count(each => each == Messages.Page));
    }

    [Theory]
    [InlineData(404, """{"error": {"code": "WorkflowNotFound", "message": "gone"}}""", SendResult.Gone)]
    [InlineData(400, """{"error": {"code": "WorkflowTriggerIsNotEnabled"}}""", SendResult.Never)]
    [InlineData(404, "no JSON", SendResult.Never)]
    [InlineData(401, """{"error": "x"}""", SendResult.Never)]
    [InlineData(429, """{"error": {"code": "WorkflowNotFound"}}""", SendResult.Later)]
    public async Task Error_OfAWorkflow_SaysWhatToDoNext(int status, string answer, SendResult result)
    {
        var spot = receiver.At(status, answer);
        await using var outbound = new Outbound();
        Assert.Equal(result, (await outbound.SendAsync(Targets.At(ChannelKind.Teams, spot.Address))).Result);
    }
}

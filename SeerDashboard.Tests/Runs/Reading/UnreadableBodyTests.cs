using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class UnreadableBodyTests
{
    [Theory]
    [InlineData("", "The body is empty.")]
    [InlineData("\ufeff{}", "The body begins with a byte order mark, which JSON does not allow.")]
    [InlineData("[]", "The body is JSON, but not an object.")]
    [InlineData("null", "The body is JSON, but not an object.")]
    [InlineData("{\"a\":NaN}", "The body is not JSON, or is nested more than 48 levels deep: see line 1, byte 6.")]
    [InlineData("{\"a\":1,\n\"a\":2}", "The body is not JSON that can be read: an object in it has the same member twice.")]
    [InlineData("{}", "The body has no \"data\" object, so the run it belongs to is not known.")]
    [InlineData("{\"data\":[]}", "The body has no \"data\" object, so the run it belongs to is not known.")]
    [InlineData("{\"data\":{\"run_id\":null}}", "The body has no data.run_id, so the run it belongs to is not known.")]
    [InlineData("{\"data\":{\"run_id\":\"x\"}}", "data.run_id is not a 64-bit integer, so the run it belongs to is not known.")]
    [InlineData("{\"data\":{\"run_id\":1e3}}", "data.run_id is not a 64-bit integer, so the run it belongs to is not known.")]
    public void Read_Body_SaysWhyItCannotBeRead(string body, string reason) => Assert.Equal(reason, Incoming.Reason(body));

    [Fact]
    public void Read_BytesThatAreNoText_SaysSo() =>
        Assert.Equal("The body is not UTF-8 text.", Assert.IsType<DeliveryContent.Unreadable>(Incoming.Read("issue", [(byte)'"', 0xC3, 0x28, (byte)'"'])).Reason);

    [Fact]
    public void Read_UnreadableWithAnAction_StillNamesIt()
    {
        var content = Incoming.Read("seer", """{"action":"pr_created","installation":{"uuid":"i"},"data":{}}""");

        Assert.Equal(("pr_created", "i"), (Assert.IsType<DeliveryContent.Unreadable>(content).Action, content.Installation));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Read_InstallationBeyondMeasure_IsUnreadableForItIsPartOfTheRunsKey(int length, bool reads)
    {
        var installation = new string('u', length);
        var content = Incoming.Read("seer", $$$"""{"action":"pr_created","installation":{"uuid":"{{{installation}}}"},"data":{"run_id":1}}""");

        Assert.Equal(reads, content is DeliveryContent.Seer);
        Assert.Equal((reads ? installation : "", "pr_created"), (content.Installation, content.Action));
        if (content is DeliveryContent.Unreadable unreadable)
            Assert.Equal("installation.uuid has 201 characters; it may have 200.", unreadable.Reason);
    }

    [Fact]
    public void Read_ActionBeyondMeasure_IsKeptShortBesideTheBodyAndWholeInTheEvent()
    {
        var action = new string('a', 199) + "😀 and so on";
        var content = Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", $$$"""{"action":"{{{action}}}","data":{"run_id":1}}"""));

        Assert.Equal(new string('a', 199) + "…", content.Action);
        Assert.Equal(action, content.Event.Action);
    }

    [Theory]
    [InlineData("{\"a\":", 200_000)]
    [InlineData("[", 1_000_000)]
    public void Read_DepthBomb_IsUnreadable(string part, int times) =>
        Assert.IsType<DeliveryContent.Unreadable>(Incoming.Read("seer", string.Concat(Enumerable.Repeat(part, times))));
}

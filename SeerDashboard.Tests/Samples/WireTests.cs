using System.Text;
using System.Text.Json.Nodes;
using SeerDashboard.Samples;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Samples;

public sealed class WireTests
{
    [Fact]
    public void Bytes_TextOutsideAscii_IsEscapedAsPythonDoes()
    {
        var body = Wire.Bytes(new JsonObject { ["text"] = "team’s <b> & 'ü' 🫖", ["none"] = null, ["number"] = 7350128443 });

        Assert.Equal("{\"text\":\"team\\u2019s <b> & '\\u00fc' \\uD83E\\uDED6\",\"none\":null,\"number\":7350128443}", Encoding.ASCII.GetString(body), ignoreCase: true);
    }

    [Fact]
    public void Sign_TestCaseOfRfc4231_IsItsDigest() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Wire.Sign("Jefe", "what do ya want for nothing?"u8.ToArray()));

    [Fact]
    public void Sign_EverySampleBody_IsFoundByTheServersCheck()
    {
        foreach (var delivery in new SampleRuns(2, Generation.Mixed).All().Take(20).SelectMany(run => run.Deliveries))
        {
            var signer = Signature.FindSigner(Wire.Sign("a-secret", delivery.Body), delivery.Body, [("other", "b-secret"u8.ToArray()), ("ours", "a-secret"u8.ToArray())]);

            Assert.Equal("ours", signer);
        }
    }
}

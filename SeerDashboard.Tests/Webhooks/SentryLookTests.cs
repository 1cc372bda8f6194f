using SeerDashboard.Store;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

public sealed class SentryLookTests
{
    private const string Hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    [Theory]
    [InlineData(Hex, "seer", "0f", "1789000000", "{}", true)]
    [InlineData(Hex, "event_alert", "any", "1789000000", """{"action":"triggered"}""", true)]
    [InlineData(null, "seer", "0f", "1789000000", "{}", false)]
    [InlineData("5bdc", "seer", "0f", "1789000000", "{}", false)]
    [InlineData("zzzzc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "seer", "0f", "1789000000", "{}", false)]
    [InlineData(Hex, "", "0f", "1789000000", "{}", false)]
    [InlineData(Hex, "a b", "0f", "1789000000", "{}", false)]
    [InlineData(Hex, "seer", "", "1789000000", "{}", false)]
    [InlineData(Hex, "seer", "0f", null, "{}", false)]
    [InlineData(Hex, "seer", "0f", "yesterday", "{}", false)]
    [InlineData(Hex, "seer", "0f", "1789000000", "", false)]
    [InlineData(Hex, "seer", "0f", "1789000000", "user=1", false)]
    public void Has_AllThatSentrySends_AndNothingLess(string? signature, string resource, string request, string? timestamp, string body, bool expected) =>
        Assert.Equal(expected, SentryLook.Has(signature, new DeliveryHeaders(resource, request, timestamp), System.Text.Encoding.UTF8.GetBytes(body)));
}

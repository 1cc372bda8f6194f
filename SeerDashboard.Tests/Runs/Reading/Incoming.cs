using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Runs.Reading;

/// <summary>Reads bodies as an integration called <c>acme</c> gets them.</summary>
internal static class Incoming
{
    public static readonly DateTimeOffset SentAt = new(2026, 11, 3, 10, 2, 0, TimeSpan.FromHours(1));

    public static DeliveryContent Read(Payload payload) => Read(payload.Resource, payload.Body());

    public static DeliveryContent Read(string resource, byte[] body) => EventReader.Read(Facts(resource, body), body);

    public static DeliveryContent Read(string resource, string body) => Read(resource, Encoding.UTF8.GetBytes(body));

    /// <summary>The event of a Seer body whose <c>data</c> is that of run 7 and <paramref name="fields"/>.</summary>
    public static DeliveryContent.Seer Seer(string action, string fields)
    {
        var body = $"{{\"action\":\"{action}\",\"installation\":{{\"uuid\":\"i\"}},\"data\":{{\"run_id\":7,{fields}}}}}";
        return Assert.IsType<DeliveryContent.Seer>(Read("seer", body));
    }

    public static DeliveryContent.Seer Seer(Payload payload) => Assert.IsType<DeliveryContent.Seer>(Read(payload));

    public static SeerEvent Event(string name) => Seer(new Payload("seer", name)).Event;

    public static IssueFacts News(string resource, string name) => Assert.IsType<DeliveryContent.IssueNews>(Read(new Payload(resource, name))).Facts;

    public static string Reason(string body) => Assert.IsType<DeliveryContent.Unreadable>(Read("seer", body)).Reason;

    /// <summary>JSON as it was kept; null when there is none.</summary>
    public static string? Line(JsonElement? json) => json?.GetRawText();

    /// <summary>What is left over, on one line.</summary>
    public static string Line(IReadOnlyDictionary<string, JsonElement> extra) =>
        string.Join(' ', extra.Select(pair => $"{pair.Key}={Line(pair.Value)}"));

    private static DeliveryFacts Facts(string resource, byte[] body) => new()
    {
        Integration = "acme",
        Resource = resource,
        RequestId = "0123456789abcdef0123456789abcdef",
        SentAt = SentAt,
        BodyHash = Convert.ToHexStringLower(SHA256.HashData(body)),
    };
}

using System.Diagnostics;
using SeerDashboard.Components.Deliveries;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Deliveries;

public sealed class CurlCommandTests
{
    private static readonly DeliveryRow Row = new()
    {
        Id = 17,
        ReceivedAt = default,
        SentAt = default,
        Integration = "acme",
        Installation = "",
        Resource = "seer",
        RequestId = "0123",
        Size = 2,
        Outcome = Outcome.Applied,
        Verdict = Outcome.Applied,
    };

    [Fact]
    public void Command_PostsTheDownloadWithItsHeaders_AndWithoutASignature()
    {
        var command = CurlCommand.Of(Row with
        {
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Content-Length"] = "2", ["Sentry-Hook-Resource"] = "seer", ["X-Forwarded-For"] = "203.0.113.9", ["Sentry-Hook-Signature"] = "secret" },
        }, "https://seer.example.com/webhooks/sentry");

        Assert.Equal(
            """
            curl -X POST 'https://seer.example.com/webhooks/sentry' \
              -H 'Content-Type: application/json' \
              -H 'Sentry-Hook-Resource: seer' \
              --data-binary @delivery-17.json
            """.ReplaceLineEndings("\n"),
            command);
    }

    [Fact]
    public void Command_WithAnyHeaderValue_GivesTheShellJustThat()
    {
        const string Hostile = "x'; touch pwned; echo $(id) `id` \\ \" !! 'y";
        var command = CurlCommand.Of(Row with { Headers = new Dictionary<string, string> { ["Request-ID"] = Hostile + "\nsecond" } }, "http://127.0.0.1/webhooks/sentry");
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("curl() { printf '%s\\n' \"$@\"; }; " + command);
        using var shell = Process.Start(start)!;
        var said = shell.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["-X", "POST", "http://127.0.0.1/webhooks/sentry", "-H", $"Request-ID: {Hostile} second", "--data-binary", "@delivery-17.json"], said);
    }
}

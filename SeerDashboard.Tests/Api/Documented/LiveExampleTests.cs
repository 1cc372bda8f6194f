using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using SeerDashboard.Tests.Api.Describing;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Documented;

/// <summary>What the documentation shows of a stream is sent so, and the configuration it shows to an agent leads to us.</summary>
[Collection(OfOneHost.Name)]
public sealed class LiveExampleTests(DescribedHost one)
{
    public static IEnumerable<TheoryDataRow<string, int>> Streams => Example.Rows("text");

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Stream_HasEveryLineThatIsShown(string file, int line)
    {
        // A number, a run, or what an epoch is called differ; a line without them is sent as it stands.
        // The line that is sent while nothing changes comes after 15 seconds: its own tests wait for that.
        var shown = Example.At(file, line).Text.Split('\n').Where(each => each is not ("" or ":")).Select(Begins).ToHashSet(StringComparer.Ordinal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events?lastEventId=0") { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        try
        {
            using var answer = await one.Host.Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));
            while (shown.Count > 0 && await lines.ReadLineAsync(limit.Token) is { } sent)
                shown.Remove(Begins(sent));
        }
        catch (OperationCanceledException)
        {
            // What was not sent by now is not sent.
        }

        Assert.Empty(shown);

        static string Begins(string line) => line.StartsWith("data: ", StringComparison.Ordinal) ? line[..line.IndexOf(':', "data: ".Length)] : line.StartsWith("id: ", StringComparison.Ordinal) ? "id: " : line;
    }

    [Fact]
    public async Task Agent_WithTheConfigurationThatIsShown_IsAnswered()
    {
        var shown = Assert.Single(Example.All, each => each.Text.Contains("mcpServers", StringComparison.Ordinal)).Text
            .Replace("https://seer.example.com", one.Address.OriginalString.TrimEnd('/'), StringComparison.Ordinal).Replace("KEY", DashboardHost.ViewerKey, StringComparison.Ordinal);
        var server = JsonNode.Parse(shown)!["mcpServers"]!["seer"]!;
        Assert.Equal("http", server["type"]!.ToString());
        var headers = server["headers"]!.AsObject().ToDictionary(each => each.Key, each => each.Value!.ToString(), StringComparer.Ordinal);
        await using var transport = new HttpClientTransport(new() { Endpoint = new(server["url"]!.ToString()), TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = headers });
        await using var agent = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEmpty(await agent.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken));
    }
}

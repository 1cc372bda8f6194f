using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>The law behind the journeys: whatever a payload says stands on the run's page, outside the raw bodies too.</summary>
public sealed partial class EveryFieldTests(Chromium chromium) : Journey(chromium)
{
    private const string Everything =
        """
        () => {
          const main = document.querySelector('main');
          const said = [...main.querySelectorAll('[title], [href], [data-path]')].flatMap(e => [e.title, e.href, e.dataset.path]);
          return [main.textContent, ...said].join(' ');
        }
        """;

    // Said in other words, or by form: the journeys hold what becomes of them.
    private static readonly string[] Translated = ["type", "provider", "classification", "timeline_item_type", "added", "removed", "iteration_index"];

    // .NET reads no text with half a surrogate pair; the reader's own tests hold what becomes of it.
    private const string HalfAPair = "edge-lone-surrogate";

    [Fact]
    public async Task EveryPayloadFile_IsWhollyOnItsRunsPage()
    {
        var missing = new List<string>();
        var run = new RunPage(await (await ViewerAsync()).NewPageAsync());
        var deliveries = new Dictionary<long, int>();
        foreach (var payload in Payload.FirstGeneration.Concat(Payload.SecondGeneration).Concat(Payload.All)
            .Where(payload => payload.Resource == "seer" && !payload.IsUnreadable && payload.Name != HalfAPair).Distinct())
        {
            using var body = JsonDocument.Parse(payload.Body());
            var data = body.RootElement.GetProperty("data");
            var number = long.Parse(data.GetProperty("run_id").ToString(), CultureInfo.InvariantCulture);
            await Server.KeepAsync(payload);
            await run.OpenAsync(number);
            await Expect(run.DeliveryCount).ToHaveTextAsync((deliveries[number] = 1 + deliveries.GetValueOrDefault(number)).ToString(CultureInfo.InvariantCulture));
            // The browser asks for the code by itself.
            await Expect(run.Page.Locator(".files[aria-busy=true]")).ToHaveCountAsync(0);
            var page = Plain(await run.Page.EvaluateAsync<string>(Everything));
            missing.AddRange(Leaves(data).Where(leaf => !page.Contains(Plain(leaf), StringComparison.Ordinal)).Select(leaf => $"{payload}: {leaf}"));
        }

        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    private static IEnumerable<string> Leaves(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => !Translated.Contains(member.Name)).SelectMany(member => Leaves(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Leaves(item, name)),
        JsonValueKind.Number => [element.GetRawText()],
        JsonValueKind.String when element.GetString() is { Length: > 0 } text && text != "N/A" => (name == "diff" ? DiffLines(text) : [text]).SelectMany(Pieces),
        _ => [],
    };

    // Names of files and numbers of lines have columns of their own.
    private static IEnumerable<string> DiffLines(string diff) => diff.Split('\n')
        .Where(line => !line.StartsWith("--- ", StringComparison.Ordinal) && !line.StartsWith("+++ ", StringComparison.Ordinal))
        .Select(line => line.StartsWith("@@", StringComparison.Ordinal) || line.Length == 0 ? line : line[1..]);

    // What cannot be seen is written out between them.
    private static IEnumerable<string> Pieces(string text) => Unseen().Split(text);

    /// <summary>Letters and digits only: marks of Markdown and space are form.</summary>
    private static string Plain(string text) => Form().Replace(text, "");

    [GeneratedRegex("""[\p{Cc}\p{Cf}-[\n\t]]+""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unseen();

    [GeneratedRegex("""[^\p{L}\p{N}]+|(?<=```)\w+""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

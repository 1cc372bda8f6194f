using System.Text.Json;
using SeerDashboard.Components.Parts;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Times are told by the server first and by the browser then: in the same words, or they would jump.</summary>
public sealed class TimeWordsTests(Chromium chromium) : Journey(chromium)
{
    private static readonly DateTimeOffset Then = new(2026, 9, 14, 7, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TimeSays.Ago)]
    [InlineData(TimeSays.For)]
    [InlineData(TimeSays.About)]
    public async Task Browser_TellsEveryTimeInTheWordsOfTheServer(TimeSays says)
    {
        // Around every place where a unit begins or a number is rounded.
        long[] edges = [0, 1_000, 29_500, 30_000, 60_000, 89_500, 90_000, 119_000, 120_000, 150_000, 3_570_000, 3_600_000, 3_660_000, 5_400_000, 7_200_000, 86_370_000, 86_400_000, 90_000_000, 172_800_000, 864_000_000];
        long[] passed = [.. edges.SelectMany(edge => new[] { edge - 1_000, edge - 1, edge, edge + 1, edge + 500, edge + 1_000 }).Where(ms => ms >= 0).Distinct().Order()];
        var desk = new DeskPage(await (await ViewerAsync()).NewPageAsync());
        await desk.GoAsync("/");

        var told = await desk.Page.EvaluateAsync<string[]>(
            "async ({ says, passed }) => { const clock = await import(new URL('./Components/Parts/TimeAgo.razor.js', document.baseURI)); return passed.map(ms => clock.words(says, ms)); }",
            new { says = JsonNamingPolicy.CamelCase.ConvertName(says.ToString()), passed });

        Assert.Equal(passed.Select(ms => $"{ms} ms: {says.Words(Then, Then.AddMilliseconds(ms))}"), passed.Zip(told, (ms, words) => $"{ms} ms: {words}"));
    }
}

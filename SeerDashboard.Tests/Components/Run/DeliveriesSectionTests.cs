using Bunit;
using Microsoft.Data.Sqlite;
using SeerDashboard.Components.Run;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Run;

public sealed class DeliveriesSectionTests : RunPageTest
{
    private static readonly DeliveryRow Applied = new()
    {
        Id = 17,
        ReceivedAt = WholeRun.Began,
        SentAt = WholeRun.Began.AddSeconds(-1),
        Integration = "acme",
        Installation = "a8e5d37a-696c-4c54-adb5-b3f28d64c7de",
        Resource = "seer",
        Action = "root_cause_started",
        RequestId = "0123456789abcdef0123456789abcdef",
        Size = 261,
        Outcome = Outcome.Applied,
        Verdict = Outcome.Applied,
    };

    private static readonly DeliveryRow Repeated = Applied with { Id = 18, Verdict = Outcome.Duplicate, VerdictReason = "Repeats delivery 17." };

    [Fact]
    public void Rows_WithVerdicts_SayWhatHoldsNowAndWhatWasAnswered()
    {
        var rows = List(Applied, Repeated).FindAll("tr.row").Select(Pieces).ToList();

        Assert.Equal("17 | 2026-11-03 09:02:00 | 2026-11-03 09:01:59 | seer / root_cause_started | applied | 261 B | 01234567… | Show body", rows[0]);
        Assert.Contains("duplicate | at arrival: applied | Repeats delivery 17.", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_WhenAsked_IsShownIndentedWithItsDownload()
    {
        var list = List(Applied);
        Assert.Empty(list.FindAll("pre"));

        await list.Find("button").ClickAsync();

        Assert.Equal("{\n  \"action\": \"x\"\n}", list.Find("pre").TextContent.ReplaceLineEndings("\n"));
        Assert.Contains(Applied.RequestId, list.Find("tr.opened").TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/deliveries/17/body", list.Find("a[download]").GetAttribute("href"));
        Assert.Equal("true", list.Find("button").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Body_ThatTheStoreCannotRead_CanBeTriedAgain()
    {
        var broken = true;
        var list = List(_ => broken ? throw new SqliteException("disk", 10) : "later"u8.ToArray(), Applied);
        await list.Find("button[aria-expanded]").ClickAsync();
        Assert.Contains("could not be read", list.Find(".alert").TextContent, StringComparison.Ordinal);

        broken = false;
        await list.Find(".alert button").ClickAsync();

        Assert.Equal("later", list.Find("pre").TextContent);
    }

    [Fact]
    public void Rows_AreLinkedWithTheLog()
    {
        var list = List(Applied);

        Assert.Equal("/deliveries?run=12345", list.Find("p a").GetAttribute("href"));
        Assert.Equal("/deliveries?run=12345&id=17", list.Find(".no a").GetAttribute("href"));
    }

    [Fact]
    public async Task Body_ThatIsGone_SaysSo()
    {
        var list = List(_ => null, Applied);

        await list.Find("button").ClickAsync();

        Assert.Contains("The body is not kept any more.", list.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(261, "261 B")]
    [InlineData(9_999, "9,999 B")]
    [InlineData(12_345, "12.3 kB")]
    [InlineData(2_345_678, "2.3 MB")]
    public void Size_OfABody_HasItsUnit(int bytes, string expected) => Assert.Equal(expected, DeliveryWords.Size(bytes));

    [Fact]
    public void Count_OfDeliveries_NamesWhatIsNotApplied()
    {
        Assert.Equal("2, all applied", DeliveryWords.Count([Applied, Applied]));
        Assert.Equal("3, 1 duplicate", DeliveryWords.Count([Applied, Repeated, Applied]));
    }

    private IRenderedComponent<DeliveriesSection> List(params IReadOnlyList<DeliveryRow> rows) => List(_ => """{"action":"x"}"""u8.ToArray(), rows);

    private IRenderedComponent<DeliveriesSection> List(Func<long, byte[]?> body, params IReadOnlyList<DeliveryRow> rows) => Render<DeliveriesSection>(list => list
        .Add(of => of.Run, new(12345))
        .Add(of => of.Rows, rows)
        .Add(of => of.Body, (id, _) => Task.FromResult(body(id))));
}

using System.Text.Json;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>The diff for those who hear it: a table with heads, rows and cells.</summary>
public sealed class ReviewTableTests(Chromium chromium) : Journey(chromium)
{
    private const string Removed = "-- a removed line that begins with two dashes";
    private const string Diff = "--- new name.sh\n+++ new name.sh\n@@ -1,3 +1,2 @@ main\n a\n-" + Removed + "\n-b\n+if is_admin:\n";

    [Fact]
    public async Task Table_ForWhoHearsIt_HasNameHeadsAndRows()
    {
        var review = await OpenAsync();
        var table = review.Page.GetByRole(AriaRole.Table, new() { Name = "Changes in new name.sh" });

        await Expect(table).ToMatchAriaSnapshotAsync(
            """
            - table "Changes in new name.sh":
              - rowgroup:
                - row:
                  - columnheader "Old line"
                  - columnheader "New line"
                  - columnheader "Change"
                  - columnheader "Text"
            """);
        // The heads, the hunk's header, four lines, and below one of them why it is worth a look.
        await Expect(table.GetByRole(AriaRole.Row)).ToHaveCountAsync(7);
        await Expect(table.GetByRole(AriaRole.Cell, new() { Name = Removed })).ToBeVisibleAsync();
    }

    /// <summary>Chromium's own tree is what a screen reader is given; the markup alone does not say what styles made of it.</summary>
    [Theory]
    [InlineData("Unified", 4)]
    [InlineData("Split", 6)]
    public async Task Table_InTheBrowsersOwnTree_IsOne(string layout, int columns)
    {
        var review = await OpenAsync();
        await review.PressAsync(layout);
        var devtools = await review.Page.Context.NewCDPSessionAsync(review.Page);
        var nodes = (await devtools.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        var table = nodes.Values.Single(node => Is(node, "table") && Word(node, "name") == "Changes in new name.sh");

        Assert.Equal(columns, Within(table).Count(node => Is(node, "columnheader")));
        var line = Within(table).Single(node => Is(node, "row") && string.Concat(Within(node).Where(text => Is(text, "StaticText")).Select(text => Word(text, "name"))).Contains(Removed, StringComparison.Ordinal));
        Assert.Equal(columns, Within(line).Count(node => Is(node, "cell") || Is(node, "rowheader")));

        IEnumerable<JsonElement> Within(JsonElement node) =>
            node.GetProperty("childIds").EnumerateArray().SelectMany(id => nodes.TryGetValue(id.GetString()!, out var child) ? Within(child).Prepend(child) : []);

        static bool Is(JsonElement node, string role) => !node.GetProperty("ignored").GetBoolean() && Word(node, "role") == role;

        static string? Word(JsonElement node, string part) => node.TryGetProperty(part, out var value) ? value.GetProperty("value").GetString() : null;
    }

    private async Task<ReviewPage> OpenAsync()
    {
        await Server.SeerAsync("coding_completed", 1, $$"""{"changes":[{"repo_name":"acme/shop","title":"t","description":"d","diff":{{JsonSerializer.Serialize(Diff)}}}]}""");
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.GoAsync("/runs/1/review");
        await Expect(review.Files).ToHaveCountAsync(1);
        await review.IsReadAsync();
        return review;
    }
}

using SeerDashboard.Samples;

namespace SeerDashboard.Tests.Samples;

public sealed class FilePatchTests
{
    [Fact]
    public void Split_SeveralFiles_GoesByTheHunksCounts()
    {
        // A removed SQL comment looks like a file header.
        const string diff = "--- a.sql\n+++ a.sql\n@@ -1,2 +1 @@\n--- old comment\n SELECT 1\n--- /dev/null\n+++ b.txt\n@@ -0,0 +1 @@\n+b\n--- c.txt\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-c\n-d";

        var files = FilePatch.Split(diff);

        Assert.Equal([("a.sql", "M", 0, 1), ("b.txt", "A", 1, 0), ("c.txt", "D", 0, 2)], files.Select(file => (file.Path, file.Type, file.Added, file.Removed)));
        Assert.Equal(diff, string.Join('\n', files.Select(file => file.Diff)));
    }

    [Theory]
    [InlineData("@@ -1 +1 @@\n-a\n+b")]
    [InlineData("--- a\n+++ a\n@@ -1,2 +1 @@\n-a")]
    public void Split_WrongCountsOrNoHeader_Throws(string diff) => Assert.Throws<FormatException>(() => FilePatch.Split(diff));

    [Fact]
    public void Samples_OneDiff_IsLarge() =>
        Assert.Contains(ScenarioLibrary.All.SelectMany(scenario => scenario.Diffs.Values).SelectMany(version => version.Values),
            diff => FilePatch.Split(diff).Sum(file => file.Added + file.Removed) > 1_300);
}

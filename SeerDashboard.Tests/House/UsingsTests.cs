namespace SeerDashboard.Tests.House;

/// <summary>What the check of white space does not see, and the build does not say.</summary>
public sealed class UsingsTests
{
    [Fact]
    public void Usings_AreInOrder_ThoseOfTheFrameworkFirst()
    {
        var files = Repository.Sources(".cs").ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(InOrder(UsingsOf(File.ReadLines(Path.Combine(Repository.Root, file)))), $"The usings of {file} are not in order."));
    }

    [Theory]
    [InlineData(true, "System", "System.Net", "Bunit")]
    [InlineData(false, "Bunit", "System")]
    [InlineData(false, "System.Net", "System")]
    [InlineData(false, "SeerDashboard.Store", "SeerDashboard.Live")]
    public void Order_OfNames_IsSeen(bool expected, params string[] names) =>
        Assert.Equal(expected, InOrder(UsingsOf(names.Select(name => $"using {name};"))));

    private static List<string> UsingsOf(IEnumerable<string> lines) =>
        [.. lines.TakeWhile(line => !line.StartsWith("namespace", StringComparison.Ordinal))
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=') && !line.Contains('(') && !line.StartsWith("using static", StringComparison.Ordinal))
            .Select(line => line["using ".Length..^1])];

    private static bool InOrder(List<string> names) => names.SequenceEqual(
        names.OrderBy(name => name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1).ThenBy(name => name, StringComparer.OrdinalIgnoreCase));
}

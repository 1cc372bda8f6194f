namespace SeerDashboard.Tests.House;

/// <summary>Files stay small enough to be one thing each (STYLE.md, rules 2 and 4).</summary>
public sealed class BudgetTests
{
    private static readonly string[] Drawers = ["Services", "Helper", "Helpers", "Util", "Utils", "Utilities", "Models", "Common", "Extensions", "Managers", "Misc"];

    [Theory]
    [InlineData(".cs", 120, 250)]
    [InlineData(".razor", 100, 160)]
    public void Files_Lines_AreWithinTheBudget(string ending, int nine, int most)
    {
        var files = Repository.Sources(ending).Select(file => (Lines: File.ReadAllLines(Path.Combine(Repository.Root, file)).Length, file)).Order().ToList();
        Assert.True(files.Count > 20, "The sources were not found.");
        Assert.DoesNotContain(files, file => file.Lines > most);
        var p90 = files[(int)Math.Ceiling(files.Count * 0.9) - 1];
        Assert.True(p90.Lines <= nine, $"Nine of ten {ending} files have at most {nine} lines; now it is {p90.Lines}.");
    }

    [Fact]
    public void Program_IsATableOfContents() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "SeerDashboard/Program.cs")).Length, 1, 40);

    [Fact]
    public void Folders_AreNamedInTheFieldsWords() =>
        Assert.Empty(Repository.Sources("").SelectMany(file => file.Split('/')[..^1]).Intersect(Drawers).ToList());

    [Fact]
    public void Sources_HaveNoUnfinishedPlaces()
    {
        // Spelled in parts, so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "Thread." + "Sleep", "Ski" + "p = \""];
        var found = Repository.Sources(".cs").Concat(Repository.Sources(".razor")).Concat(Repository.Sources(".js"))
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Where(line => marks.Any(mark => line.Contains(mark, StringComparison.Ordinal))).Select(line => $"{file}: {line.Trim()}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Components_HaveNoInlineStyleOrScript()
    {
        string[] inline = [" style=\"", " onclick=\"", "<script>"];
        var found = Repository.Sources(".razor")
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Where(line => inline.Any(mark => line.Contains(mark, StringComparison.Ordinal))).Select(line => $"{file}: {line.Trim()}"));
        Assert.Empty(found);
    }
}

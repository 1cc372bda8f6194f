using SeerDashboard.Runs.Telling;

namespace SeerDashboard.Tests.Runs.Telling;

/// <summary>Readers of copied text that know more than CommonMark: tables, and commands to a Git host.</summary>
public sealed class OtherReadersTests
{
    [Fact]
    public void Summary_WithCommandsToAGitHost_HasNoneAtTheBeginningOfALine()
    {
        var text = Told.Everywhere("x\n/close\n  /assign @octocat\n/usr/bin fails").As(part: TellPart.RootCause);

        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("/close", StringComparison.Ordinal) || line.StartsWith("/assign", StringComparison.Ordinal));
        Assert.Contains("x\n\\/close\n\\/assign @&#8203;octocat\n\\/usr/bin fails", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| a | b | c |\n|---|---|---|\n| ` | @octocat ![x](https://evil.example/x.png) | ` |")]
    [InlineData("a | b\n:-: | -\n` | @octocat | `")]
    [InlineData("- a | b\n  - | -\n  `` | @octocat ``")]
    [InlineData("a | b\n--|--\n`\n@octocat `")]
    [InlineData("a | b\n--|--\n[x](https://docs.example/a|@octocat)")]
    [InlineData("a | b\n--|--\n` \\\\| @octocat `")]
    public void Analysis_WithATableThatCutsItsCode_IsShownAsCode(string analysis) =>
        Assert.Contains($"```\n{analysis}\n```", Analysed(analysis), StringComparison.Ordinal);

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| `x` | `y` |", "> | a | b |\n> |---|---|\n> | `x` | `y` |")]
    [InlineData("| a | b |\n|---|---|\n| `x \\| y` | z |", "> | `x \\| y` | z |")]
    [InlineData("`a | b`\n\n---", "> `a | b`\n>\n> ---")]
    public void Analysis_WhoseCodeNoTableCuts_StaysMarkdown(string analysis, string expected) => Assert.Contains(expected, Analysed(analysis), StringComparison.Ordinal);

    /// <summary>It stands below the number of its step.</summary>
    private static string Analysed(string analysis) =>
        (Told.First with { RootCause = new() { Steps = [new() { Title = "t", Analysis = analysis }] } }).As(part: TellPart.RootCause).Replace("\n   ", "\n", StringComparison.Ordinal);
}

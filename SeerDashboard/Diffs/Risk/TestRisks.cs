using System.Text.RegularExpressions;

namespace SeerDashboard.Diffs.Risk;

/// <summary>Tests that are no longer run.</summary>
internal static partial class TestRisks
{
    private const int Longest = 1_000;

    /// <summary>A deleted file of tests, tests that are gone from it, and marks that skip one.</summary>
    public static IEnumerable<FoundRisk> Of(DiffFile file, IReadOnlyList<DiffLine> changed)
    {
        if (!FileTraits.IsTest(file.Path) && !(file.OldPath is { } old && FileTraits.IsTest(old)))
            yield break;
        if (file.Status == FileStatus.Deleted)
        {
            yield return new(RiskKind.TestsRemoved, changed.Count > 0 ? changed[0] : null, "This file of tests is deleted.");
            yield break;
        }

        foreach (var line in Gone(changed))
            yield return new(RiskKind.TestsRemoved, line, "This test is deleted.");
        foreach (var line in changed.Where(line => line.Kind == DiffLineKind.Added && Skips().IsMatch(Start(line))))
            yield return new(RiskKind.TestsRemoved, line, "This test is skipped from now on.");
    }

    /// <summary>A test that comes back in the same file was moved; one that a new one stands for was renamed.</summary>
    private static List<DiffLine> Gone(IReadOnlyList<DiffLine> changed)
    {
        var added = changed.Where(line => line.Kind == DiffLineKind.Added && Declares(line)).Select(line => line.Text.Trim()).ToList();
        List<DiffLine> gone = [];
        foreach (var line in changed.Where(line => line.Kind == DiffLineKind.Removed && Declares(line)))
        {
            if (!added.Remove(line.Text.Trim()))
                gone.Add(line);
        }

        return gone.Count > added.Count ? gone : [];
    }

    private static bool Declares(DiffLine line) => Declaration().IsMatch(Start(line));

    private static ReadOnlySpan<char> Start(DiffLine line) => line.Text.AsSpan(0, Math.Min(Longest, line.Text.Length));

    [GeneratedRegex(@"^\s*(?:(?:async\s+)?def\s+test_|(?:it|test|specify)(?:\.each)?\s*\(|\[(?:Fact|Theory|Test|TestMethod|TestCase)\b|@(?:Test|ParameterizedTest)\b|func\s+Test[A-Z_]|#\[(?:tokio::)?test\b|it\s+[""'])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"@(?:pytest\.mark\.(?:skip|skipif|xfail)|unittest\.skip\w{0,10}|skip|Ignore|Disabled)\b|\b(?:pytest|self)\.(?:skip|skipTest)\(|\b(?:it|test|describe|context)\.(?:skip|only|todo|fixme)\b|^\s*(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(|\[(?:Fact|Theory|Test)\(\s*(?:Skip|Explicit)\b|\[Ignore\b|\bt\.Skip(?:Now|f)?\(|#\[ignore\b|\bmarkTestSkipped\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Skips();
}

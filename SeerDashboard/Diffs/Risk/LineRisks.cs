namespace SeerDashboard.Diffs.Risk;

/// <summary>Risks that single lines tell.</summary>
internal static class LineRisks
{
    /// <summary>What stands further right is not looked at.</summary>
    private const int Longest = 500;

    /// <summary>Line by line.</summary>
    public static IEnumerable<FoundRisk> Of(DiffFile file, string? folded, IReadOnlyList<DiffLine> changed)
    {
        var test = FileTraits.IsTest(file.Path);
        var program = FileTraits.IsCode(file.Path);
        var code = folded is null && !test && program;
        foreach (var line in changed)
        {
            var text = line.Text.Length > Longest ? line.Text[..Longest] : line.Text.TrimEnd('\r');
            if (line.Kind == DiffLineKind.Added && InvisibleText.IsIn(text))
                yield return new(RiskKind.Invisible, line, "This line holds characters that nobody can see.");
            if (line.Kind == DiffLineKind.Added && folded is not "lock file" && SecretRisks.Why(text, guess: !test && folded is null, settings: !program) is { } secret)
                yield return new(RiskKind.Secret, line, secret);
            if (code && !IsComment(text))
            {
                foreach (var found in Code(file, line, text))
                    yield return found;
            }
        }
    }

    private static IEnumerable<FoundRisk> Code(DiffFile file, DiffLine line, string text)
    {
        if (CodeRisks.Access(text) is { } access)
            yield return new(RiskKind.Access, line, line.Kind == DiffLineKind.Added ? $"This line decides who may do what: {access}." : $"This line decided who may do what, and goes: {access}.");
        if (line.Kind != DiffLineKind.Added)
            yield break;
        if (file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) && MigrationRisks.Why(text) is { } statement)
            yield return new(RiskKind.Migration, line, statement);
        if (CodeRisks.Concurrency(text) is { } concurrent)
            yield return new(RiskKind.Concurrency, line, $"What runs at the same time is decided here: {concurrent}.");
        if (StringRisks.IsSql(text))
            yield return new(RiskKind.SqlFromStrings, line, "This query is put together from strings; what they hold becomes part of it.");
        if (StringRisks.IsShell(text))
            yield return new(RiskKind.ShellFromStrings, line, "This command line is put together from strings; what they hold becomes part of it.");
    }

    private static bool IsComment(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start is ['/', '/', ..] or ['/', '*', ..] or ['*', ' ', ..] or ['-', '-', ..] or ['<', '!', '-', ..] || start is ['#', not ('[' or '!'), ..];
    }
}

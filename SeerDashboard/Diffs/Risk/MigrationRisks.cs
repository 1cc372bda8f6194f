using System.Text.RegularExpressions;

namespace SeerDashboard.Diffs.Risk;

/// <summary>Changes of a database's tables.</summary>
internal static partial class MigrationRisks
{
    private static readonly string[] Endings = [".py", ".rb", ".sql", ".cs", ".ts", ".js", ".php", ".go", ".java", ".kt", ".ex", ".exs", ".xml", ".yml", ".yaml", ".prisma"];

    /// <summary>By where it lies, or by a name as Flyway numbers them.</summary>
    public static bool IsMigration(string path)
    {
        var lower = path.ToLowerInvariant();
        var parts = lower.Split('/');
        if (!Endings.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal)) || parts[^1] == "__init__.py")
            return false;
        return parts[..^1].Any(folder => folder is "migrations" or "migrate" or "migration")
            || (parts.Contains("alembic") && parts.Contains("versions")) || Flyway().IsMatch(path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <summary>Why the line changes tables; null when it does not.</summary>
    public static string? Why(string text) => Ddl().Match(text) is { Success: true } match
        ? match.Groups["loss"].Success ? "This statement deletes what is stored." : "This statement changes tables." : null;

    [GeneratedRegex(@"^[VUR][0-9._]{0,20}__\w{1,100}\.(?:sql|java)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Flyway();

    [GeneratedRegex(@"\b(?:(?<loss>DROP\s+(?:TABLE|COLUMN|DATABASE|SCHEMA)|TRUNCATE\s+TABLE)|ALTER\s+TABLE|CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ddl();
}

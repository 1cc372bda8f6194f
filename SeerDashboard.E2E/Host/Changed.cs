using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SeerDashboard.E2E.Host;

/// <summary>Change sets as Sentry sends them.</summary>
internal static class Changed
{
    private static readonly string[] Words = ["cart", "customer", "session", "archive", "total", "price", "order", "refund", "voucher", "index"];

    /// <summary>The data of <c>coding_completed</c> with these files.</summary>
    public static string Data(params (string Repo, string Path, string Diff)[] files)
    {
        var repositories = new JsonObject();
        foreach (var repository in files.GroupBy(file => file.Repo))
            repositories[repository.Key] = new JsonArray([.. repository.Select(file => new JsonObject { ["path"] = file.Path, ["type"] = "M", ["diff"] = file.Diff })]);
        return new JsonObject { ["code_changes"] = repositories }.ToJsonString();
    }

    /// <summary>So many changed lines in files of 400.</summary>
    public static string Lines(int lines) => Data([.. Files(lines)]);

    /// <summary>The same as one patch.</summary>
    public static string Text(int lines) => string.Concat(Files(lines).Select(file => file.Diff));

    private static IEnumerable<(string Repo, string Path, string Diff)> Files(int lines) => Enumerable.Range(0, (lines + 399) / 400)
        .Select(at => (At: at, Path: string.Create(CultureInfo.InvariantCulture, $"shop/part{at / 20}/module_{at}.py")))
        .Select(file => ("acme/shop", file.Path, Patch(file.Path, Math.Min(400, lines - (file.At * 400)), file.At)));

    /// <summary>A file of Python with so many changed lines: one after the other removed and added, with three lines of context around each.</summary>
    private static string Patch(string path, int lines, int seed)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- {path}\n+++ {path}\n");
        for (var at = 0; at < lines / 2; at++)
        {
            var start = 1 + (at * 10);
            text.Append(CultureInfo.InvariantCulture, $"@@ -{start},7 +{start},7 @@\n");
            for (var line = 0; line < 3; line++)
                text.Append(' ').Append(Code(seed + at + line)).Append('\n');
            text.Append('-').Append(Code(seed + (at * 4))).Append('\n').Append('+').Append(Code(seed + (at * 4)).Replace("self", "session", StringComparison.Ordinal)).Append("  # changed\n");
            for (var line = 0; line < 3; line++)
                text.Append(' ').Append(Code(seed + (at * 3) + line)).Append('\n');
        }

        return text.ToString();
    }

    private static string Code(int at) => (at % 4) switch
    {
        0 => $"    def {Words[at % 10]}_{Words[at / 4 % 10]}(self, {Words[at % 7]}):",
        1 => string.Create(CultureInfo.InvariantCulture, $"        return self.{Words[at % 9]}.get(\"{Words[at % 10]}\", {at})"),
        2 => string.Create(CultureInfo.InvariantCulture, $"        if self.{Words[at % 8]} is None and {Words[at % 5]} > {at % 50}:"),
        _ => $"            raise ValueError(f\"no {Words[at % 10]} for {{self.{Words[at % 6]}}}\")",
    };
}

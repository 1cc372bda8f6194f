using System.Text.Json.Nodes;

namespace SeerDashboard.Tests.Builders;

/// <summary>Bodies that say that code was written.</summary>
public static class Coded
{
    /// <summary><c>coding_completed</c>: in each repository files, each with the line that it now begins with.</summary>
    public static string Body(long run, params (string Repo, string Path, string Line)[] files)
    {
        var changes = new JsonObject();
        foreach (var repository in files.GroupBy(file => file.Repo))
            changes[repository.Key] = new JsonArray([.. repository.Select(file => File(file.Path, file.Line))]);
        return Builders.Body.Seer("coding_completed", run, data: new JsonObject { ["code_changes"] = changes }.ToJsonString());
    }

    private static JsonObject File(string path, string line) => new()
    {
        ["path"] = path,
        ["type"] = "M",
        ["added"] = 1,
        ["removed"] = 1,
        ["diff"] = $"--- {path}\n+++ {path}\n@@ -1,2 +1,2 @@\n-first\n+{line}\n second",
    };
}

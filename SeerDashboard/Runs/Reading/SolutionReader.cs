using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads <c>solution</c>, of either payload generation.</summary>
internal static class SolutionReader
{
    /// <summary>Null when it is absent, null or <c>{}</c>; otherwise whatever of it is understood, the rest in <see cref="Solution.Extra"/>.</summary>
    public static Solution? Read(WireObject data)
    {
        if (ArtifactReader.Take(data, "solution") is not { } json)
            return null;
        var left = new Leftovers();
        if (json.ValueKind != JsonValueKind.Object)
        {
            left.Add("solution", json);
            return new() { Extra = left.ByName() };
        }

        var fields = new WireObject(json, "", left);
        var solution = new Solution
        {
            Summary = fields.Text("one_line_summary") ?? fields.Text("description"),
            Steps = ArtifactReader.Steps(fields, left, title => new SolutionStep { Title = title }, Step),
        };
        fields.Rest();
        return solution with { Extra = left.ByName() };
    }

    private static SolutionStep Step(WireObject fields) => new()
    {
        Title = fields.Text("title") ?? "",
        Description = fields.Text("description") ?? fields.Text("code_snippet_and_analysis"),
        Type = fields.Text("timeline_item_type"),
        File = ArtifactReader.File(fields),
        Active = fields.Flag("is_active") ?? true,
    };
}

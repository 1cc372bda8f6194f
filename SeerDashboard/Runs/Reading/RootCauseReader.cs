using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads <c>root_cause</c>, of either payload generation.</summary>
internal static class RootCauseReader
{
    /// <summary>Null when it is absent, null or <c>{}</c>; otherwise whatever of it is understood, the rest in <see cref="RootCause.Extra"/>.</summary>
    public static RootCause? Read(WireObject data)
    {
        if (ArtifactReader.Take(data, "root_cause") is not { } json)
            return null;
        var left = new Leftovers();
        if (json.ValueKind != JsonValueKind.Object)
        {
            left.Add("root_cause", json);
            return new() { Extra = left.ByName() };
        }

        var fields = new WireObject(json, "", left);
        var oneLine = fields.Text("one_line_description");
        var cause = new RootCause
        {
            Summary = oneLine ?? fields.Text("description"),
            OneLine = oneLine is not null,
            Headline = fields.Text("headline"),
            Steps = ArtifactReader.Steps(fields, left, title => new TimelineStep { Title = title }, Step),
            Whys = ArtifactReader.Texts(fields, "five_whys", left),
            Reproduction = ArtifactReader.Texts(fields, "reproduction_steps", left),
            Repo = ArtifactReader.Given(fields, "relevant_repo"),
            Classification = fields.Text("classification"),
            NoCodeFixReason = fields.Text("no_code_fix_reason"),
            Fixability = Fixability(fields),
        };
        // Has no field yet, and says nothing when it is null.
        _ = fields.Peek("analyzed_window");
        fields.Rest();
        return cause with { Extra = left.ByName() };
    }

    private static TimelineStep Step(WireObject fields) => new()
    {
        Title = fields.Text("title") ?? "",
        Analysis = fields.Text("code_snippet_and_analysis"),
        Type = fields.Text("timeline_item_type"),
        File = ArtifactReader.File(fields),
        Important = fields.Flag("is_most_important_event") ?? false,
    };

    private static Fixability? Fixability(WireObject cause)
    {
        if (cause.Object("fixability") is not { } fields)
            return null;
        if (fields.Text("assessment") is not { } assessment)
        {
            cause.Mark("fixability", held: false);
            return null;
        }

        var fixability = new Fixability(assessment, fields.Text("reason"));
        fields.Rest();
        return fixability;
    }
}

using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>
/// What root causes and solutions have in common: a language model wrote them, so any part may be absent or of another
/// shape (SENTRY.md §3). What is not understood goes to <c>Extra</c> by its path.
/// </summary>
internal static class ArtifactReader
{
    /// <summary>Takes the artifact <paramref name="name"/>: null when it is absent, null or <c>{}</c>.</summary>
    public static JsonElement? Take(WireObject data, string name)
    {
        var artifact = data.Peek(name);
        data.Mark(name, held: artifact is not null || data.Json.TryGetProperty(name, out _));
        return artifact is { ValueKind: JsonValueKind.Object } json && !json.EnumerateObject().Any() ? null : artifact;
    }

    /// <summary>The strings of a list; items of other shapes are left over.</summary>
    public static IReadOnlyList<string> Texts(WireObject artifact, string name, Leftovers left)
    {
        List<string> texts = [];
        foreach (var (item, path) in artifact.List(name) ?? [])
        {
            if (item.ValueKind == JsonValueKind.String)
                texts.Add(item.GetString()!);
            else
                left.Add(path, item);
        }

        return texts;
    }

    /// <summary>The steps of a list: strings become titles, objects are read, the rest is left over.</summary>
    public static IReadOnlyList<T> Steps<T>(WireObject artifact, Leftovers left, Func<string, T> titled, Func<WireObject, T> read)
    {
        List<T> steps = [];
        foreach (var (item, path) in artifact.List("steps") ?? [])
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                steps.Add(titled(item.GetString()!));
            }
            else if (item.ValueKind == JsonValueKind.Object)
            {
                var inside = new Leftovers();
                var fields = new WireObject(item, path, inside);
                var step = read(fields);
                if (fields.Taken == 0)
                {
                    left.Add(path, item);
                    continue;
                }

                steps.Add(step);
                fields.Rest();
                inside.MoveTo(left);
            }
            else
            {
                left.Add(path, item);
            }
        }

        return steps;
    }

    /// <summary>The file of a step; <c>N/A</c> stands for none.</summary>
    public static CodeFile? File(WireObject step)
    {
        if (step.Object("relevant_code_file") is not { } fields)
            return null;
        CodeFile? file = null;
        if (Given(fields, "file_path") is { Length: > 0 } path)
            file = new(path, Given(fields, "repo_name"), fields.Link("url"));
        else
            KeepUnlessPlaceholder(fields, "repo_name", "url");
        fields.Rest();
        return file;
    }

    /// <summary>Without a path there is no file to hold these.</summary>
    private static void KeepUnlessPlaceholder(WireObject fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            fields.Mark(name, held: fields.Peek(name) is null || (fields.Text(name) is { } && Given(fields, name) is null or ""));
    }

    /// <summary>A string that is not the placeholder <c>N/A</c>.</summary>
    public static string? Given(WireObject fields, string name) =>
        fields.Text(name) is { } text && !text.Trim().Equals("N/A", StringComparison.OrdinalIgnoreCase) ? text : null;
}

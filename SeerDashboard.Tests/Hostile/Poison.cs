using System.Text.Json;
using System.Text.Json.Nodes;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Hostile;

/// <summary>A payload as Sentry sends it with a hostile text in every string of it.</summary>
public static class Poison
{
    /// <summary>The body; a run of its own when <paramref name="run"/> is given.</summary>
    public static JsonObject Body(Payload payload, string text, long? run = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var body = JsonNode.Parse(payload.Body())!.AsObject();
        Every(body["data"]!, text);
        if (run is not null)
            body["data"]!["run_id"] = run;
        return body;
    }

    /// <summary>Adds the text to every string, keeping what it was so that it is still read as what it is; addresses are replaced.</summary>
    private static void Every(JsonNode node, string text)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value?.GetValueKind() == JsonValueKind.String)
                        members[name] = Poisoned(name, value.GetValue<string>(), text);
                    else if (value is not null)
                        Every(value, text);
                    // A repository is named by the name of a member.
                    if (name.Contains('/', StringComparison.Ordinal) && members.Remove(name, out var renamed))
                        members[name + " " + text] = renamed;
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index]?.GetValueKind() == JsonValueKind.String)
                        items[index] = Poisoned("", items[index]!.GetValue<string>(), text);
                    else if (items[index] is { } inner)
                        Every(inner, text);
                }

                break;
        }
    }

    private static string Poisoned(string name, string was, string text) => name switch
    {
        // What joins issue and run, or decides how the rest is read.
        "id" or "status" or "type" when was.Length < 12 => was,
        _ when was.StartsWith("https://", StringComparison.Ordinal) => "javascript:window.hacked=1//" + was,
        "diff" => was + "\n+" + text.ReplaceLineEndings("\n+"),
        _ => was + " " + text,
    };
}

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SeerDashboard.Runs;

namespace SeerDashboard.Api;

/// <summary><c>?fields=runId,state,…</c>: only these members of a run, in the order in which they always come. Without it, all.</summary>
internal sealed class SparseFields
{
    private static readonly string[] OfSummary = Names(RunsJson.Default.RunSummary);
    private static readonly string[] OfRun = Names(RunsJson.Default.Run);

    private readonly HashSet<string> _asked;

    private SparseFields(IQueryCollection query, string[] known)
    {
        _asked = [.. query["fields"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        string[] unknown = [.. _asked.Where(name => !known.Contains(name, StringComparer.Ordinal))];
        if (unknown.Length > 0)
            Wrong = $"'fields' may be {string.Join(", ", known)}, with commas between them; it had {string.Join(", ", unknown.Select(name => $"'{name}'"))}.";
    }

    /// <summary>What is wrong with them; null when nothing is.</summary>
    public string? Wrong { get; }

    /// <summary>Nothing is left out.</summary>
    public bool AreAll => _asked.Count == 0;

    /// <summary>All of them stand in a summary: the whole run need not be read.</summary>
    public bool AreOfSummary => !AreAll && _asked.All(name => OfSummary.Contains(name, StringComparer.Ordinal));

    /// <summary>Those of a run in a list.</summary>
    public static SparseFields Summary(IQueryCollection query) => new(query, OfSummary);

    /// <summary>Those of a run with everything.</summary>
    public static SparseFields Run(IQueryCollection query) => new(query, OfRun);

    /// <summary>Writes a run, or a page of runs, without the others; what is left as it is written otherwise.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement answer)
    {
        if (!answer.TryGetProperty("items", out var items))
        {
            WriteRun(writer, answer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var run in items.EnumerateArray())
            WriteRun(writer, run);
        writer.WriteEndArray();
        WriteMembers(writer, answer, name => name != "items");
        writer.WriteEndObject();
    }

    private void WriteRun(Utf8JsonWriter writer, JsonElement run)
    {
        writer.WriteStartObject();
        WriteMembers(writer, run, _asked.Contains);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement of, Func<string, bool> keeps)
    {
        foreach (var member in of.EnumerateObject().Where(member => keeps(member.Name)))
        {
            writer.WritePropertyName(member.Name);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(member.Value), skipInputValidation: true);
        }
    }

    /// <summary>What is written of it: members that are never written have no reader there.</summary>
    private static string[] Names(JsonTypeInfo type) => [.. type.Properties.Where(member => member.Get is not null).Select(member => member.Name)];
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeerDashboard.Runs;

/// <summary>Sentry's number of one Seer run (<c>data.run_id</c>, 64-bit). Unique inside one Sentry region only.</summary>
[JsonConverter(typeof(RunIdJson))]
public readonly record struct RunId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Sentry's number of an issue (<c>data.group_id</c>, <c>issue.id</c>; 64-bit, beyond 2³²).</summary>
[JsonConverter(typeof(GroupIdJson))]
public readonly record struct GroupId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a run is told apart by (STATE.md §1).</summary>
/// <param name="Integration">Name of the integration whose secret signed the delivery.</param>
/// <param name="Installation"><c>installation.uuid</c> as sent; empty when the body has none.</param>
/// <param name="RunId">Sentry's run number.</param>
public readonly record struct RunKey(string Integration, string Installation, RunId RunId);

/// <summary>What an issue is told apart by: issues join runs within one integration.</summary>
public readonly record struct IssueKey(string Integration, GroupId GroupId);

/// <summary>Whether Sentry retries: an internal integration gets one attempt, a published app's is repeated after 300, 600 and 900 s.</summary>
public enum IntegrationKind
{
    /// <summary>Sentry never retries.</summary>
    Internal,

    /// <summary>Sentry retries a failed delivery three times, 300 s apart.</summary>
    Published,
}

/// <summary>Writes <see cref="RunId"/> as a JSON number.</summary>
public sealed class RunIdJson : JsonConverter<RunId>
{
    /// <inheritdoc/>
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>Writes <see cref="GroupId"/> as a JSON number.</summary>
public sealed class GroupIdJson : JsonConverter<GroupId>
{
    /// <inheritdoc/>
    public override GroupId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GroupId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

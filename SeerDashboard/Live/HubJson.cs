using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>How the hub writes: as <see cref="RunsJson"/> does, for what it knows.</summary>
internal static class HubJson
{
    /// <summary>For the hub and for its clients in this process.</summary>
    public static JsonSerializerOptions Options { get; } = new(RunsJson.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(RunsJson.Default, new DefaultJsonTypeInfoResolver()),
    };
}

using System.Text.Json;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>A Seer event as it lies in the log.</summary>
internal static class StoredEvent
{
    /// <summary>Null when another version wrote it in a way that this one cannot read; the body is still kept.</summary>
    public static SeerEvent? Read(byte[]? stored) => Read(stored, out _);

    /// <summary>The same, and what it takes as JSON.</summary>
    public static SeerEvent? Read(byte[]? stored, out int bytes)
    {
        bytes = stored?.Length ?? 0;
        if (stored is null)
            return null;
        try
        {
            var json = Packed.Bytes(stored);
            bytes = json.Length;
            return JsonSerializer.Deserialize(json, RunsJson.Default.SeerEvent);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What a delivery said of an issue, or what is known of it; null when another version wrote it in a way that this one cannot read.</summary>
    public static IssueFacts? Facts(byte[] stored)
    {
        try
        {
            return JsonSerializer.Deserialize(Packed.Bytes(stored), RunsJson.Default.IssueFacts);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

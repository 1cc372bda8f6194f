using System.Globalization;
using System.Text;
using System.Text.Json;
using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>One run as it was at a version, written once for all who read it.</summary>
/// <param name="Run">Which.</param>
/// <param name="Version">When it became so; greater than that of any change before it.</param>
/// <param name="Event">A whole event of a stream of server-sent events, UTF-8: its id is the version, its data the summary as the API writes it.</param>
public sealed record ChangedRun(RunKey Run, long Version, ReadOnlyMemory<byte> Event)
{
    /// <summary>Writes it, with the run's state as of <paramref name="now"/>.</summary>
    public static ChangedRun Of(RunSummary run, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        // JSON escapes ends of lines within texts, and there are none between its members: one line of data.
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(run.At(now), RunsJson.Default.RunSummary);
        return new(run.Key, run.Version, (byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {run.Version}\nevent: run\ndata: ")), .. json, (byte)'\n', (byte)'\n']);
    }
}

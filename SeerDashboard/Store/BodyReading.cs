using System.Text;
using System.Text.Json;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store;

/// <summary>What this version's reader makes of a body, as it is stored.</summary>
/// <param name="Content">What the body says.</param>
/// <param name="Read">The compact event, issue facts or organisation; null when nothing here uses it.</param>
internal sealed record BodyReading(DeliveryContent Content, byte[]? Read)
{
    /// <summary>Reads, at arrival and at any later time.</summary>
    public static BodyReading Of(DeliveryFacts facts, ReadOnlyMemory<byte> body)
    {
        var content = ReadContent(facts, body);
        return new(content, content switch
        {
            DeliveryContent.Seer seer => JsonSerializer.SerializeToUtf8Bytes(seer.Event, RunsJson.Default.SeerEvent),
            DeliveryContent.IssueNews issue => JsonSerializer.SerializeToUtf8Bytes(issue.Facts, RunsJson.Default.IssueFacts),
            DeliveryContent.InstallationNews news => Encoding.UTF8.GetBytes(news.Organization),
            _ => null,
        });
    }

    /// <summary>Patch texts by content hash, to be compressed only where they are written.</summary>
    public IReadOnlyDictionary<string, string> Patches => (Content as DeliveryContent.Seer)?.Patches ?? new Dictionary<string, string>();

    /// <summary>The run that it is an event of; null when it is none.</summary>
    public RunKey? Run => (Content as DeliveryContent.Seer)?.Run;

    /// <summary>The reader is made never to throw. Should it be wrong about that, the delivery is kept all the same.</summary>
    private static DeliveryContent ReadContent(DeliveryFacts facts, ReadOnlyMemory<byte> body)
    {
        try
        {
            return EventReader.Read(facts, body);
        }
        catch (Exception error)
        {
            return new DeliveryContent.Unreadable($"This version could not read it ({error.GetType().Name}); it is kept as it came.");
        }
    }
}

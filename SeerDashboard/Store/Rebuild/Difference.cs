using System.Text.Json;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Rebuild;

/// <summary>Something stored that the kept bodies say otherwise.</summary>
/// <param name="Run">The run it is about; null for a delivery of none.</param>
/// <param name="Delivery">The delivery that is read otherwise; null when a run's state differs.</param>
/// <param name="Says">What differs, as a sentence.</param>
public sealed record Difference(RunKey? Run, long? Delivery, string Says)
{
    /// <summary>The reading that is to be stored; null when there is none.</summary>
    internal Reread? Reread { get; init; }

    /// <summary>Nothing can be written to set it right.</summary>
    public bool IsDamage { get; init; }

    /// <summary>It says something else of an issue or an organisation, and no run's delivered state depends on it.</summary>
    public bool IsContext { get; init; }

    /// <summary>A whole sentence that names it.</summary>
    public override string ToString() => (Run, Delivery) switch
    {
        (_, { } delivery) => $"Delivery {delivery} {Says}",
        ({ } run, _) => $"Run {run.RunId} of {run.Integration}{(run.Installation.Length == 0 ? "" : $", installation {run.Installation.ReplaceLineEndings(" ")}")}, {Says}",
        _ => Says,
    };

    /// <summary>What of the delivered state differs, by the names that its JSON has.</summary>
    internal static string Parts(byte[] stored, byte[] made)
    {
        try
        {
            using var one = JsonDocument.Parse(stored);
            using var other = JsonDocument.Parse(made);
            var names = one.RootElement.EnumerateObject().Concat(other.RootElement.EnumerateObject()).Select(member => member.Name).Distinct()
                .Where(name => Raw(one, name) != Raw(other, name)).ToList();
            return names.Count == 0 ? "is written otherwise" : $"differs in {string.Join(", ", names)}";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return "cannot be read as it is stored";
        }
    }

    private static string? Raw(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetRawText() : null;
}

/// <summary>A delivery and what today's reader makes of it.</summary>
internal sealed record Reread(KeptDelivery Kept, BodyReading Reading);

/// <summary>What a rebuild looked at and found.</summary>
/// <param name="Deliveries">Bodies that were read.</param>
/// <param name="Runs">Runs that were folded.</param>
/// <param name="Differences">How many differences there are in runs and their events.</param>
/// <param name="Applied">How many of them were set right.</param>
public sealed record RebuildReport(long Deliveries, long Runs, long Differences, long Applied)
{
    /// <summary>How many deliveries say something else of an issue or an organisation to this version: taken up with the rest, and no difference of a run.</summary>
    public long Context { get; init; }

    /// <summary>Nothing differs, or nothing does any more.</summary>
    public bool IsEqual => Differences == Applied;
}

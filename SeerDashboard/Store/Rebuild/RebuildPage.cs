using SeerDashboard.Runs;

namespace SeerDashboard.Store.Rebuild;

/// <summary>What one look at the store saw: some deliveries or some runs, all of one moment.</summary>
internal sealed class RebuildPage
{
    /// <summary>Bodies that were read.</summary>
    public int Deliveries { get; set; }

    /// <summary>Runs that were folded.</summary>
    public int Runs { get; set; }

    /// <summary>What differs.</summary>
    public List<Difference> Differences { get; } = [];

    /// <summary>Reads a body anew and notes what differs; null when it is damaged.</summary>
    public BodyReading? Read(KeptDelivery kept, Func<long, int> patches)
    {
        Deliveries++;
        BodyReading reading;
        try
        {
            reading = kept.ReadAgain();
        }
        catch (DamagedBodyException)
        {
            Differences.Add(new(kept.Run, kept.Id, "cannot be read again: its body was damaged. 'verify' says more.") { IsDamage = true });
            return null;
        }

        if (!kept.Says(reading))
            Differences.Add(new(kept.Run, kept.Id, Word(kept, reading)) { Reread = new(kept, reading), IsContext = kept.Run is null && reading.Run is null });
        else if (reading.Patches.Count != (reading.Patches.Count == 0 ? 0 : patches(kept.Id)))
            Differences.Add(new(kept.Run, kept.Id, "lacks the texts of some patches.") { Reread = new(kept, reading) });
        return reading;
    }

    /// <summary>Compares a run as it is stored with what its deliveries make now.</summary>
    public void Compare(RunKey run, byte[]? stored, HeldEvents events)
    {
        Runs++;
        if (events.Count == 0)
        {
            if (stored is not null)
                Differences.Add(new(run, null, "is stored, and no delivery of it is kept."));
            return;
        }

        if (stored is null)
        {
            Differences.Add(new(run, null, $"has {events.Count} {(events.Count == 1 ? "delivery" : "deliveries")} and is not stored."));
            return;
        }

        var made = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(RunFold.Of(run, events).Run, RunsJson.Default.SeerRun);
        if (!made.AsSpan().SequenceEqual(stored))
            Differences.Add(new(run, null, $"{Difference.Parts(stored, made)}."));
    }

    private static string Word(KeptDelivery kept, BodyReading reading) => (kept.Run, reading.Run) switch
    {
        (null, { } now) => $"is read as an event of run {now.RunId}.",
        ({ }, null) => "is read as no event of a run.",
        ({ } before, { } now) when before != now => $"is read as an event of run {now.RunId}, installation {now.Installation}.",
        _ when Reach.Of(reading.Content) != kept.Reach => "is read as of another action or issue.",
        _ => "is read otherwise.",
    };
}

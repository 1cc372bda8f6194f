namespace SeerDashboard.Store;

/// <summary>Writes what waits in the inbox.</summary>
public sealed class DeliveryTurn(Inbox inbox, GroupCommit commit, Retries retries)
{
    /// <summary>Opens the log, and makes the links of an older store.</summary>
    internal void Open() => commit.Open();

    /// <summary>One group; how many there were.</summary>
    internal int Write() => inbox.Write(commit, retries.MayWriteLate());

    /// <summary>What was refused is tried once more, since nobody may ever send it again.</summary>
    internal void WriteLast() => inbox.Write(commit, late: true);

    /// <summary>Asks now and then whether the store could be written.</summary>
    internal void Probe()
    {
        if (retries.MayProbe())
            inbox.Probe(commit);
    }
}

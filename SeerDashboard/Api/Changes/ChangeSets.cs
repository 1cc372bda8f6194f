using SeerDashboard.Diffs.Risk;

namespace SeerDashboard.Api.Changes;

/// <summary>A change set as it is sent.</summary>
/// <param name="Tag">Its entity tag.</param>
/// <param name="Json">The whole document; null when whoever asked had it.</param>
internal sealed record SentChanges(string Tag, byte[]? Json)
{
    /// <summary>How many bytes it takes.</summary>
    public int Length => Json?.Length ?? 0;
}

/// <summary>Which change set it is: of which run at which version, which of its change sets, and how much of it.</summary>
/// <param name="Run">Which run.</param>
/// <param name="At">The run's version: what is said besides the lines may change with it.</param>
/// <param name="Version">Which change set.</param>
/// <param name="Against">Compared with which.</param>
/// <param name="File">Of which file only.</param>
/// <param name="Risks">Which risks are told.</param>
/// <param name="Other">The run that it is compared with, at which version; null for the same run.</param>
internal sealed record ChangesKey(Runs.RunKey Run, long At, int? Version, int? Against, string? File, RiskSwitches Risks, (Runs.RunKey Run, long At)? Other = null);

/// <summary>The change sets that were asked for last, ready to be sent: reading one of 50,000 lines takes longer than drawing it.</summary>
internal sealed class ChangeSets
{
    /// <summary>How many bytes are held.</summary>
    public const long Most = 64_000_000;

    private const int MostSets = 200;

    private readonly Lock _gate = new();
    private readonly LinkedList<(ChangesKey Key, SentChanges Sent)> _byUse = new();
    private long _held;

    /// <summary>What is held of it; null when it must be made.</summary>
    public SentChanges? Find(ChangesKey key)
    {
        lock (_gate)
        {
            if (Node(key) is not { } node)
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Sent;
        }
    }

    /// <summary>Holds one, and lets go of those that were not asked for the longest.</summary>
    public void Keep(ChangesKey key, SentChanges sent)
    {
        if (sent.Length > Most / 2)
            return;
        lock (_gate)
        {
            if (Node(key) is { } known)
            {
                _held -= known.Value.Sent.Length;
                _byUse.Remove(known);
            }

            _byUse.AddFirst((key, sent));
            _held += sent.Length;
            while ((_held > Most || _byUse.Count > MostSets) && _byUse.Last is { } oldest)
            {
                _held -= oldest.Value.Sent.Length;
                _byUse.RemoveLast();
            }
        }
    }

    private LinkedListNode<(ChangesKey Key, SentChanges Sent)>? Node(ChangesKey key)
    {
        for (var node = _byUse.First; node is not null; node = node.Next)
        {
            if (node.Value.Key == key)
                return node;
        }

        return null;
    }
}

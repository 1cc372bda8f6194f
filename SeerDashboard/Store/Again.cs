using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What is to be made anew although the log says nothing new of it.</summary>
internal sealed class Again
{
    /// <summary>All runs of these.</summary>
    public HashSet<string> Integrations { get; } = new(StringComparer.Ordinal);

    /// <summary>These runs.</summary>
    public HashSet<RunKey> Runs { get; } = [];

    /// <summary>There is something.</summary>
    public bool Any => Integrations.Count > 0 || Runs.Count > 0;

    /// <summary>It was done.</summary>
    public void Clear()
    {
        Integrations.Clear();
        Runs.Clear();
    }
}

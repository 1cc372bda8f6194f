using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>The newest summary of every recent run, in memory, one a node; pushes are hints, the store is the truth (DESIGN.md decision 4).</summary>
public sealed class RunFeed
{
    /// <summary>Newest activity first; states as stored (use <see cref="RunSummary.StateAt"/>).</summary>
    public IReadOnlyList<RunSummary> Newest(int limit) => throw new NotSupportedException();

    /// <summary>The newest summary of one run; null when it is not among the recent ones.</summary>
    public RunSummary? Find(RunKey run) => throw new NotSupportedException();

    /// <summary>Calls <paramref name="changed"/> with every change until disposed. Called on any thread; must return at once and not throw.</summary>
    public IDisposable Watch(Action<RunSummary> changed) => throw new NotSupportedException();

    /// <summary>Calls <paramref name="reset"/> when runs vanished or the store began a new epoch: read everything anew.</summary>
    public IDisposable WatchResets(Action reset) => throw new NotSupportedException();
}

using System.Threading.Channels;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What the projector committed: the newest summary of each changed run.</summary>
public sealed class StoreChanges
{
    private readonly Channel<RunSummary> _changes = Channel.CreateUnbounded<RunSummary>(new() { SingleReader = true });

    /// <summary>Runs were deleted: what was read before may be gone.</summary>
    public event Action? Cleared;

    /// <summary>A run got deliveries that change nothing of it, such as duplicates: its log grew all the same.</summary>
    public event Action<RunKey>? Logged;

    /// <summary>Somebody reviewed a run: marked a file as viewed, said something, or took it back.</summary>
    public event Action<RunKey>? Reviewed;

    /// <summary>Something was told of an issue, whether it has runs or not: its title, or that it was resolved.</summary>
    public event Action<IssueKey>? Told;

    /// <summary>For the one publisher.</summary>
    public ChannelReader<RunSummary> Reader => _changes.Reader;

    /// <summary>Called by the projector after its commit; never waits.</summary>
    internal void Committed(RunSummary run) => _changes.Writer.TryWrite(run);

    /// <summary>Called by the projector after its commit, for runs with news and without a new version.</summary>
    internal void LogGrew(RunKey run) => Logged?.Invoke(run);

    /// <summary>Called by the projector after its commit, for issues with news.</summary>
    internal void IssueTold(IssueKey issue) => Told?.Invoke(issue);

    /// <summary>Called after what people said of a run, or viewed of it, is durable.</summary>
    internal void Review(RunKey run) => Reviewed?.Invoke(run);

    /// <summary>Called after rows were deleted.</summary>
    internal void Clear() => Cleared?.Invoke();
}

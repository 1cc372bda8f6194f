namespace SeerDashboard.Store;

/// <summary>A delivery on its way into the log, and the answer that waits for it.</summary>
internal sealed class Waiting(Arrival arrival)
{
    /// <summary>From so many bytes on it is committed by itself, so that nobody else waits for its disk time.</summary>
    public const int Large = 256 * 1024;

    /// <summary>What one takes in memory besides its bytes, about.</summary>
    private const int Frame = 1024;

    public Arrival Arrival { get; } = arrival;

    /// <summary>What it takes in memory and on disk.</summary>
    public long Bytes { get; } = Frame + arrival.Body.Length + (arrival.Read?.Length ?? 0) + arrival.Patches.Sum(patch => (long)patch.Text.Length);

    public TaskCompletionSource<Receipt> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it waits; null once it was taken. The room's own.</summary>
    public LinkedListNode<Waiting>? Place { get; set; }
}

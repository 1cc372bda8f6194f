using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Reads the log of deliveries.</summary>
public sealed class DeliveryReader
{
    /// <summary>The deliveries of a run, in the order they came.</summary>
    public Task<IReadOnlyList<DeliveryRow>> OfRunAsync(RunKey run, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>One delivery; null when there is none.</summary>
    public Task<DeliveryRow?> FindAsync(long id, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The body, byte for byte; null when there is none.</summary>
    public Task<byte[]?> BodyAsync(long id, CancellationToken cancel) => throw new NotSupportedException();
}

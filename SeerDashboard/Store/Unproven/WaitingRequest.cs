namespace SeerDashboard.Store.Unproven;

/// <summary>A request that looks like Sentry's and that no known secret signs.</summary>
/// <param name="Headers">Sentry's.</param>
/// <param name="Signature">As sent.</param>
/// <param name="Sender">Whose share it counts for.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Body">As sent.</param>
internal sealed record WaitingRequest(DeliveryHeaders Headers, string Signature, string Sender, DateTimeOffset ReceivedAt, ReadOnlyMemory<byte> Body)
{
    /// <summary>Nothing of it: it is never shown.</summary>
    public override string ToString() => "a request that waits";
}

/// <summary>Requests that waited for a secret of an integration, and were verified and kept.</summary>
/// <param name="Count">How many, lately.</param>
/// <param name="LastAt">When the last was kept.</param>
public sealed record Released(int Count, DateTimeOffset LastAt);

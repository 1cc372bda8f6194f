using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>What became of a request at the gate.</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Its body came whole, and a known secret signed it.</summary>
    /// <param name="Body">Byte for byte.</param>
    /// <param name="Signer">Whose secret it was.</param>
    public sealed record Verified(ReadOnlyMemory<byte> Body, Integration Signer) : Admission;

    /// <summary>Refused, and counted.</summary>
    /// <param name="Status">What it is answered.</param>
    /// <param name="Detail">What was wrong, and what to do; null where nothing is told to who cannot sign.</param>
    public sealed record Refused(int Status, string? Detail) : Admission
    {
        /// <summary>The body that no known secret signed; null when it was not read whole.</summary>
        public ReadOnlyMemory<byte>? Unverified { get; init; }
    }
}

namespace SeerDashboard.Notify.Outgoing;

/// <summary>A request to another server.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Address">An http or https address.</param>
/// <param name="Body">JSON, in UTF-8.</param>
internal sealed record OutgoingCall(HttpMethod Method, Uri Address, byte[] Body)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Of a provider that everybody reaches by https: plain http only where the address is allowed by name.</summary>
    public bool HttpsDemanded { get; init; }

    /// <summary>Only where to: the rest is secret.</summary>
    public override string ToString() => $"{Method} {Address.Host}";
}

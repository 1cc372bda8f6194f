namespace SeerDashboard.Notify.Outgoing;

/// <summary>Configuration of calls to other servers (section <c>Notify</c>).</summary>
public sealed class OutgoingOptions
{
    /// <summary>Addresses and networks that may be called although they are private, such as <c>10.1.2.3</c> or <c>10.0.0.0/8</c>; split by commas. Empty: none.</summary>
    public string AllowedNetworks { get; set; } = "";
}

using System.Security.Cryptography.X509Certificates;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>Configuration of calls to other servers (section <c>Notify</c>).</summary>
public sealed class OutgoingOptions
{
    /// <summary>Addresses and networks that may be called although they are private, such as <c>10.1.2.3</c> or <c>10.0.0.0/8</c>; split by commas. Empty: none.</summary>
    public string AllowedNetworks { get; set; } = "";

    /// <summary>Where Slack's methods are. No setting: only tests have a Slack of their own.</summary>
    internal Uri SlackApi { get; set; } = new("https://slack.com/api/");

    /// <summary>How long a call may take from its first look-up to the last byte of its answer.</summary>
    internal TimeSpan CallLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How much of an answer is read, in bytes.</summary>
    internal int AnswerLimit { get; set; } = 64 * 1024;

    /// <summary>The port where mail servers speak TLS from the first byte. No setting: tests cannot listen there.</summary>
    internal int MailTlsPort { get; set; } = 465;

    /// <summary>Who may vouch for a server's certificate instead of those whom the machine trusts. No setting: only tests have one.</summary>
    internal X509Certificate2Collection? Authorities { get; set; }
}

using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Settings;

/// <summary>One thing that goes wrong while deliveries are awaited: a sentence around a time.</summary>
/// <param name="Before">"3 requests came with a wrong signature, the last".</param>
/// <param name="At">When it last happened.</param>
/// <param name="After">What to do; follows the time.</param>
public sealed record SetupTrouble(string Before, DateTimeOffset At, string After);

/// <summary>Says what goes wrong while deliveries are awaited.</summary>
public static class SetupTroubles
{
    // Long enough to be read while another integration delivers.
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    /// <summary>One for each reason, the latest first; what is older than the last delivery is taken for solved after a while.</summary>
    /// <param name="seen">What was refused since the start.</param>
    /// <param name="delivered">The last delivery; null before the first.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<SetupTrouble> Of(IReadOnlyDictionary<Rejection, (long Count, DateTimeOffset LastAt)> seen, DateTimeOffset? delivered, DateTimeOffset now) =>
    [
        .. seen.Where(each => delivered is null || each.Value.LastAt > delivered || now - each.Value.LastAt < Shown)
            .OrderByDescending(each => each.Value.LastAt)
            .Select(each => Say(each.Key, each.Value.Count, each.Value.LastAt)),
    ];

    private static SetupTrouble Say(Rejection reason, long count, DateTimeOffset at)
    {
        var one = count == 1;
        var (what, advice) = reason switch
        {
            Rejection.WrongSignature => ("came with a wrong signature", ": is this the client secret of the same integration?"),
            Rejection.NoSecret => ("came before any client secret was known here", ": paste it above. What looks like Sentry's waits for it for a day."),
            Rejection.NoSignature => ("came without a signature", ": Sentry signs every request, so something else calls this address, or a proxy drops the header Sentry-Hook-Signature."),
            Rejection.TooLarge => (one ? "was larger than this server takes" : "were larger than this server takes", ": raise Webhooks:MaxBodyMegabytes, and the limit of your proxy with it."),
            Rejection.Unfinished => ("did not come whole", ": the connection was cut or too slow on the way here; look at your proxy."),
            Rejection.Encoded => ("came compressed", ": Sentry sends bodies as they are, so something on the way here compresses them."),
            _ => (one ? "was turned away, for too much unsigned data came at once" : "were turned away, for too much unsigned data came at once", ". Signed requests are not affected."),
        };
        return new($"{count.ToString("N0", CultureInfo.InvariantCulture)} {(one ? "request" : "requests")} {what}, {(one ? "" : "the last ")}".TrimEnd(), at, advice);
    }
}

using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Components.Insights;

/// <summary>What is said of receiving.</summary>
public static class InsightWords
{
    /// <summary>An exact number, in groups of three.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The length of an answer: "0.42 ms", "41 ms", "1.24 s".</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.##} ms"),
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms"),
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalMilliseconds):0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s"),
    };

    /// <summary>"acme: nothing for 5 h; usually never longer than 40 min at this time."</summary>
    public static string Silent(string integration, Silence silence, DateTimeOffset now) =>
        $"{integration}: nothing for {RunWords.Rough(now - (silence.Newest ?? now))}; usually never longer than {RunWords.Rough(silence.Usual ?? TimeSpan.Zero)} at this time.";

    /// <summary>What a request was refused for.</summary>
    public static string Reason(Rejection reason) => reason switch
    {
        Rejection.NoSignature => "no signature",
        Rejection.WrongSignature => "wrong signature",
        Rejection.NoSecret => "no client secret here yet",
        Rejection.TooLarge => "too large",
        Rejection.TooMany => "too much at once",
        Rejection.Encoded => "compressed",
        _ => "did not come whole",
    };

    /// <summary>What to do about it.</summary>
    public static string Advice(Rejection reason) => reason switch
    {
        Rejection.NoSignature => "Sentry signs every request, so something else calls this address, or a proxy drops the header Sentry-Hook-Signature.",
        Rejection.WrongSignature => "Was the client secret changed in Sentry? Add the new one in the settings; what still waits in quarantine is taken in then.",
        Rejection.NoSecret => "Enter the integration's client secret in the settings.",
        Rejection.TooLarge => "Raise Webhooks:MaxBodyMegabytes, and the limit of your proxy with it: such an event is not sent again.",
        Rejection.TooMany => "Too many bytes came at once whose signature was not checked yet. What came without Sentry's headers was turned away first. What has them was answered 503, never 429; behind a proxy, name it in Webhooks:TrustedProxies so that each sender has its own share.",
        Rejection.Encoded => "Sentry sends bodies as they are, so something between compresses them: take that away, for the signature covers the body as it was sent.",
        _ => "The sender, or something between, broke off before the end of the body. Look at the proxy's time limits if it happens often.",
    };

    /// <summary>What became of the deliveries besides applying them.</summary>
    public static string Kept(Receiving received)
    {
        List<string> parts = [$"{Number(received.Kept[Outcome.Applied])} Seer events applied"];
        if (received.Kept[Outcome.Stored] > 0)
            parts.Add($"{Number(received.Kept[Outcome.Stored])} others stored");
        if (received.Kept[Outcome.Duplicate] > 0)
            parts.Add($"{Number(received.Kept[Outcome.Duplicate])} {(received.Kept[Outcome.Duplicate] == 1 ? "duplicate" : "duplicates")}");
        if (received.Kept[Outcome.Unreadable] > 0)
            parts.Add($"{Number(received.Kept[Outcome.Unreadable])} unreadable");
        return string.Join(", ", parts) + ".";
    }

    /// <summary>How answers stand against Sentry's second.</summary>
    public static string Answers(AckTimes answers) => answers.Count == 0
        ? "No answer was measured in this time."
        : $"of the 1 s that Sentry waits. Half within {Milliseconds(answers.P50)}, the slowest {Milliseconds(answers.Max)}"
            + (answers.Over == 0 ? "." : $"; {Number(answers.Over)} took longer than 1 s, and Sentry had given up on {(answers.Over == 1 ? "it" : "them")}.");
}

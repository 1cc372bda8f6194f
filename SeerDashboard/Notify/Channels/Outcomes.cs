using System.Globalization;
using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels;

/// <summary>What an answer means where a provider says nothing more exact.</summary>
internal static class Outcomes
{
    /// <summary>By its status.</summary>
    /// <param name="call">What was sent.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="hidden">What must not be shown of either.</param>
    public static SendOutcome Of(OutgoingCall call, OutgoingAnswer answer, params IEnumerable<string?> hidden)
    {
        var excerpt = Excerpt.Of(call, hidden);
        var (result, reason) = Verdict(answer);
        return new(result, reason)
        {
            Status = answer.Status,
            RetryAfter = result == SendResult.Later ? answer.RetryAfter : null,
            Request = excerpt.Request(call),
            Response = answer.Body.Length > 0 ? excerpt.Shown(answer.Body) : null,
        };
    }

    /// <summary>Nothing was sent, and never will be: what the channel has is not complete.</summary>
    public static SendOutcome Incomplete(string complaint) => new(SendResult.Never, complaint);

    private static (SendResult Result, string Reason) Verdict(OutgoingAnswer answer) => answer.Status switch
    {
        null => (answer.Refused ? SendResult.Never : SendResult.Later, answer.Trouble ?? "There was no answer."),
        >= 200 and < 300 => (SendResult.Sent, $"Taken ({Code(answer)})."),
        >= 300 and < 400 => (SendResult.Never, $"The server answered with a redirect ({Code(answer)}), which is not followed. Enter the address that it leads to."),
        410 => (SendResult.Gone, "The server says that the address is gone for good (410)."),
        408 or 425 => (SendResult.Later, $"The server asks to try again ({Code(answer)})."),
        429 => (SendResult.Later, "The server asks to send less (429)."),
        401 or 403 => (SendResult.Never, $"The server does not let us in ({Code(answer)}). Check the address and its secret."),
        404 => (SendResult.Never, "The server knows nothing at the address (404). Check it."),
        413 => (SendResult.Never, "The server says that the message is too large (413)."),
        >= 500 and < 600 => (SendResult.Later, $"The server is in trouble ({Code(answer)})."),
        _ => (SendResult.Never, $"The server refused it ({Code(answer)})."),
    };

    private static string Code(OutgoingAnswer answer) => answer.Status?.ToString(CultureInfo.InvariantCulture) ?? "-";
}

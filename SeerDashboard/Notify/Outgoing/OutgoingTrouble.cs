using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>Why a call came to nothing, in words that give nothing away: messages of exceptions name hosts and addresses.</summary>
internal static class OutgoingTrouble
{
    /// <summary>Of what was thrown while calling.</summary>
    public static OutgoingAnswer Of(Exception error) => Found<RefusedAddressException>(error) is { } refused
        ? new() { Refused = true, Trouble = refused.Message }
        : new() { Trouble = Words(error) };

    /// <summary>The same for a call that took too long.</summary>
    public static OutgoingAnswer TooSlow(TimeSpan limit) => new() { Trouble = $"There was no whole answer within {limit.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s." };

    private static string Words(Exception error)
    {
        if (Found<AuthenticationException>(error) is not null)
            return "The server's certificate is not trusted, has run out or is for another name; no word was sent.";
        return Found<SocketException>(error)?.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => "The name of the server cannot be looked up.",
            SocketError.ConnectionRefused => "Nothing listens at the address.",
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "The server ended the connection.",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown or SocketError.TimedOut => "The server cannot be reached.",
            not null => "The connection failed.",
            null when error is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No encrypted connection came about.",
            null when error is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "The head of the answer is too large.",
            null => "The server ended the connection or did not answer as HTTP has it.",
        };
    }

    private static T? Found<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
                return found;
        }

        return null;
    }
}

using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SeerDashboard.Webhooks;

/// <summary>
/// A sender may close its half of the connection with the last byte and still wait for the answer (RFC 9293 §3.6). Kestrel takes that for a
/// sender that is gone, and drops what it sent. So it sees the end only behind the last byte, and is told only after the time in which an answer is due.
/// </summary>
internal static class HalfClose
{
    private static readonly TimeSpan AnswerDue = TimeSpan.FromSeconds(2);

    /// <summary>On every connection of an endpoint.</summary>
    public static void Allow(ListenOptions endpoint, TimeProvider clock) => endpoint.Use(next => async connection =>
    {
        using var gone = new CancellationTokenSource();
        var reallyClosed = connection.ConnectionClosed;
        using var timer = clock.CreateTimer(static gone => ((CancellationTokenSource)gone!).Cancel(), gone, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var closing = reallyClosed.UnsafeRegister(static timer => ((ITimer)timer!).Change(AnswerDue, Timeout.InfiniteTimeSpan), timer);
        connection.ConnectionClosed = gone.Token;
        connection.Transport = new Duplex(new UnhurriedReader(connection.Transport.Input), connection.Transport.Output);
        await next(connection);
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

using System.Net.Sockets;
using MailKit.Net.Smtp;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>A connection that takes only so much: answers of mail servers are lines, and one without an end would be kept until it ended.</summary>
/// <param name="socket">Is closed with it.</param>
internal sealed class BoundedConnection(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    /// <summary>Certificates and all answers of a whole conversation are a few kilobytes.</summary>
    public const int Most = 256 * 1024;

    private int _left = Most;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Counted(base.Read(buffer[..Fitting(buffer.Length)]));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Counted(await base.ReadAsync(buffer[..Fitting(buffer.Length)], cancellationToken));

    private int Fitting(int asked) => asked == 0 || _left > 0 ? Math.Min(asked, _left) : throw new SmtpProtocolException("The answer has no end.");

    private int Counted(int read)
    {
        _left -= read;
        return read;
    }
}

using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace SeerDashboard.Webhooks;

/// <summary>Reads a body whole, exactly as sent, up to a limit.</summary>
internal static class BodyReader
{
    /// <remarks>Not ended by the sender hanging up: all of it may be here already, and if it is not, reading fails by itself.</remarks>
    /// <summary>Null when it is longer than <paramref name="limit"/> bytes.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
            return null;
        // The limit here is ours; the server's own would answer before the reason could be counted.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(CancellationToken.None);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

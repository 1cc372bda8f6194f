using System.Text;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>Reads the beginning of an answer.</summary>
internal static class BoundedBody
{
    /// <summary>At most <paramref name="most"/> bytes, as text; what is no UTF-8 becomes U+FFFD.</summary>
    public static async Task<string> ReadAsync(HttpContent content, int most, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var bytes = new byte[most];
        var read = await stream.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}

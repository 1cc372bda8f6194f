using System.Text;
using System.Text.Json;

namespace SeerDashboard.Store;

/// <summary>Looks for a text in a kept body.</summary>
internal static class BodySearch
{
    /// <summary>The body has the text, as it stands or escaped as JSON escapes it, in capitals or not.</summary>
    public static bool Finds(byte[]? packed, string? text)
    {
        if (packed is null || string.IsNullOrEmpty(text))
            return packed is not null;
        string body;
        try
        {
            body = Encoding.UTF8.GetString(Zstd.Unpack(packed));
        }
        catch (ZstdSharp.ZstdException)
        {
            // One that is damaged keeps no other from being found.
            return false;
        }

        return body.Contains(text, StringComparison.OrdinalIgnoreCase)
            || body.Contains(JsonEncodedText.Encode(text).Value, StringComparison.OrdinalIgnoreCase);
    }
}

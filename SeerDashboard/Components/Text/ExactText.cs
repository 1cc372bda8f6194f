using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SeerDashboard.Components.Text;

/// <summary>Bytes as text that shows each of them.</summary>
public static class ExactText
{
    /// <summary>UTF-8 as it is; a byte that is none of it as <c>\xFF</c>.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            var good = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (good)
                text.Append(rune.ToString());
            else
                foreach (var one in bytes[..length])
                    text.Append(CultureInfo.InvariantCulture, $"\\x{one:X2}");
            bytes = bytes[length..];
        }

        return text.ToString();
    }
}

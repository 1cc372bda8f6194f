using ZstdSharp;

namespace SeerDashboard.Store;

/// <summary>Zstandard, as bodies and patches are kept.</summary>
internal static class Zstd
{
    /// <summary>Compressed with the size in the frame.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var zstd = new Compressor(level: 3);
        return zstd.Wrap(bytes).ToArray();
    }

    /// <summary>The bytes that were packed.</summary>
    /// <exception cref="ZstdException">They were not.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        using var zstd = new Decompressor();
        return zstd.Unwrap(packed).ToArray();
    }
}

using System.Collections.Concurrent;
using ZstdSharp;

namespace SeerDashboard.Store;

/// <summary>Zstandard, as bodies and patches are kept.</summary>
internal static class Zstd
{
    /// <summary>Making one costs more than compressing a usual body with it, so they are used again; more than work at once are let go.</summary>
    private static readonly ConcurrentBag<Compressor> Idle = [];

    private static readonly ConcurrentBag<Decompressor> IdleUnpackers = [];

    /// <summary>At the usual level, 3, a body of 4 KB takes twice the time and becomes 0.6 % smaller; one of 5 MB 1.4 times, and 4 %.</summary>
    private const int Level = 2;

    private const int Usual = 1024 * 1024;

    /// <summary>Compressed with the size in the frame.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var zstd = Idle.TryTake(out var idle) ? idle : new Compressor(Level);
        var packed = zstd.Wrap(bytes).ToArray();
        // After a failure it is not used again; after a large body neither, since it keeps the memory that this took.
        if (bytes.Length <= Usual && Idle.Count < Environment.ProcessorCount * 2)
            Idle.Add(zstd);
        else
            zstd.Dispose();
        return packed;
    }

    /// <summary>The bytes that were packed.</summary>
    /// <exception cref="ZstdException">They were not.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var zstd = IdleUnpackers.TryTake(out var idle) ? idle : new Decompressor();
        var bytes = zstd.Unwrap(packed).ToArray();
        if (bytes.Length <= Usual && IdleUnpackers.Count < Environment.ProcessorCount * 2)
            IdleUnpackers.Add(zstd);
        else
            zstd.Dispose();
        return bytes;
    }
}

using ZstdSharp;

namespace SeerDashboard.Store;

/// <summary>
/// What is derived from bodies, as it lies in the store: compressed when that is worth it, since every page that a delivery fills is written twice.
/// A value tells by its first bytes which it is, so what an earlier version wrote plain is read all the same.
/// </summary>
internal static class Packed
{
    private const int Worth = 512;

    /// <summary>RFC 8878, 3.1.1: no JSON begins like this, and no UTF-8.</summary>
    private static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>As it is stored.</summary>
    public static byte[] Of(byte[] plain)
    {
        if (plain.Length < Worth)
            return plain;
        var packed = Zstd.Pack(plain);
        return packed.Length < plain.Length ? packed : plain;
    }

    /// <summary>As it was before <see cref="Of"/>. One that is damaged comes as it is stored: no reader takes that for anything, and every comparison finds it.</summary>
    public static byte[] Bytes(byte[] stored)
    {
        if (!stored.AsSpan().StartsWith(Magic))
            return stored;
        try
        {
            return Zstd.Unpack(stored);
        }
        catch (ZstdException)
        {
            return stored;
        }
    }
}

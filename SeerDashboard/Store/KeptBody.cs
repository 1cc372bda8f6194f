using System.Data.Common;
using System.Security.Cryptography;
using ZstdSharp;

namespace SeerDashboard.Store;

/// <summary>Bodies as they are kept: what is given is what came, or nothing.</summary>
internal static class KeptBody
{
    /// <summary>The body of a delivery, byte for byte.</summary>
    /// <exception cref="DamagedBodyException">It is not what came.</exception>
    public static byte[] Of(long delivery, byte[] packed, string hash)
    {
        byte[] body;
        try
        {
            body = Zstd.Unpack(packed);
        }
        catch (ZstdException error)
        {
            throw new DamagedBodyException(delivery, error);
        }

        // Much of what is damaged can still be unpacked, and would be taken for what Sentry said.
        return Convert.ToHexStringLower(SHA256.HashData(body)) == hash ? body : throw new DamagedBodyException(delivery);
    }
}

/// <summary>What is kept of a body is not what came; the store's file was damaged or changed.</summary>
public sealed class DamagedBodyException(long delivery, Exception? inner = null)
    : DbException($"The kept body of delivery {delivery} was damaged or changed: it is not what came. 'verify' says more; a backup may have it whole.", inner);

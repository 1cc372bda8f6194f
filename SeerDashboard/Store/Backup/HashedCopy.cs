using System.IO.Compression;
using System.Security.Cryptography;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Backup;

/// <summary>Copies a stream and hashes what passes, in constant memory.</summary>
internal static class HashedCopy
{
    private const int Block = 256 * 1024;

    /// <summary>To its end, or until more than <paramref name="most"/> bytes came; how many, and their SHA-256 as lowercase hex.</summary>
    public static async Task<(long Size, string Hash)> RunAsync(Stream from, Stream to, long most, Action<long> progress, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[Block];
        var size = 0L;
        while (size <= most && await from.ReadAsync(block, cancel) is > 0 and var read)
        {
            hash.AppendData(block, 0, read);
            await to.WriteAsync(block.AsMemory(0, read), cancel);
            size += read;
            progress(size);
        }

        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Adds a file to an archive.</summary>
    public static async Task<BackupEntry> AddAsync(ZipArchive zip, string name, string file, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        await using var from = File.OpenRead(file);
        await using var to = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        var total = from.Length;
        var (size, hash) = await RunAsync(from, to, long.MaxValue, done => progress(new("Packing", done, total, "bytes")), cancel);
        return new(name, size, hash);
    }
}

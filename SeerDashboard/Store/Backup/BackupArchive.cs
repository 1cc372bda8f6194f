using System.IO.Compression;
using System.Text.RegularExpressions;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Backup;

/// <summary>A backup that is read: nothing of it is believed before its hashes and its chain hold.</summary>
internal sealed partial class BackupArchive : IDisposable
{
    private const int LongestKey = 64 * 1024;

    private readonly ZipArchive _zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens one.</summary>
    /// <exception cref="UpkeepRefusedException">It is none.</exception>
    public static BackupArchive Open(string file)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(file);
            using var manifest = (zip.GetEntry(BackupManifest.Entry) ?? throw new UpkeepRefusedException("It is no backup of this program: it does not say what it is.")).Open();
            return new(zip, BackupManifest.Read(manifest));
        }
        catch (InvalidDataException error)
        {
            zip?.Dispose();
            throw new UpkeepRefusedException("It is no backup of this program, or it was cut short.", error);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Writes the store that is in it to <paramref name="file"/>, and checks it there; a log whose chain was broken already when it was copied is taken only when <paramref name="broken"/>.</summary>
    /// <exception cref="UpkeepRefusedException">It was changed or damaged.</exception>
    public async Task ExtractStoreAsync(string file, bool broken, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        await using (var to = PrivateFile.Make(file))
        {
            await ExtractAsync(Listed(BackupManifest.StoreEntry), to, progress, cancel);
            to.Flush(flushToDisk: true);
        }

        var report = LogChecker.Check(new() { ConnectionString = $"Data Source={file};Pooling=False" }, null, progress, cancel);
        if (report.Broken is { } sentence && !broken)
            throw new UpkeepRefusedException($"The chain of the backup is broken after {report.Checked} deliveries. {sentence} To restore it as it is, with all that can be read of it, say --force.");
        if (report.Broken is null && (report.Checked, report.Head) != (Manifest.Count, Manifest.Head))
            throw new UpkeepRefusedException("The chain of the backup does not end where the backup says.");
    }

    /// <summary>The key ring that is in it, by file name.</summary>
    /// <exception cref="UpkeepRefusedException">It was changed or damaged.</exception>
    public async Task<IReadOnlyDictionary<string, byte[]>> KeysAsync(CancellationToken cancel)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in Manifest.Files.Where(entry => entry.Name.StartsWith(BackupManifest.KeyFolder, StringComparison.Ordinal)))
        {
            // It becomes a file's name.
            if (!KeyName().IsMatch(entry.Name) || entry.Size > LongestKey)
                throw new UpkeepRefusedException($"The backup holds '{entry.Name}', which is no key.");
            using var key = new MemoryStream();
            await ExtractAsync(entry, key, _ => { }, cancel);
            keys[entry.Name[BackupManifest.KeyFolder.Length..]] = key.ToArray();
        }

        return keys;
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private BackupEntry Listed(string name) => Manifest.Files.FirstOrDefault(entry => entry.Name == name) ?? throw new UpkeepRefusedException($"The backup lacks '{name}'.");

    private async Task ExtractAsync(BackupEntry listed, Stream to, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        var entry = _zip.GetEntry(listed.Name) ?? throw new UpkeepRefusedException($"The backup lacks '{listed.Name}'.");
        try
        {
            await using var from = await entry.OpenAsync(cancel);
            var found = await HashedCopy.RunAsync(from, to, listed.Size, done => progress(new("Unpacking", done, listed.Size, "bytes")), cancel);
            if (found != (listed.Size, listed.Hash))
                throw new UpkeepRefusedException($"'{listed.Name}' in the backup was changed or damaged: it does not have its hash.");
        }
        catch (InvalidDataException error)
        {
            throw new UpkeepRefusedException($"'{listed.Name}' in the backup was changed or damaged: it cannot be unpacked.", error);
        }
    }

    [GeneratedRegex("^keys/[0-9A-Za-z-]{1,80}\\.xml$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyName();
}

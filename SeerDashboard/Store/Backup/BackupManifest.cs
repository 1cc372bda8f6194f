using System.Text.Json;
using System.Text.Json.Serialization;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Backup;

/// <summary>What a backup says of itself: the last entry of the archive, since it has the hashes of the others.</summary>
internal sealed record BackupManifest
{
    /// <summary>Its own entry.</summary>
    public const string Entry = "manifest.json";

    /// <summary>The entry of the store.</summary>
    public const string StoreEntry = "seer.db";

    /// <summary>Where the key ring lies in the archive.</summary>
    public const string KeyFolder = "keys/";

    /// <summary>What <see cref="Format"/> is.</summary>
    public const string Name = "seer-backup";

    /// <summary>The version that is written, and the newest that is read.</summary>
    public const int Newest = 1;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Deliveries in the chain.</summary>
    public required long Count { get; init; }

    /// <summary>Where the chain ends, lowercase hex.</summary>
    public required string Head { get; init; }

    /// <summary>The last migration of the store: a program that does not know it is older than the backup.</summary>
    public required string Migration { get; init; }

    /// <summary>All other entries.</summary>
    public required IReadOnlyList<BackupEntry> Files { get; init; }

    /// <summary>Reads one.</summary>
    /// <exception cref="UpkeepRefusedException">It is none, or of a later version.</exception>
    public static BackupManifest Read(Stream json)
    {
        BackupManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(json, BackupJson.Default.BackupManifest);
        }
        catch (JsonException error)
        {
            throw new UpkeepRefusedException("It is no backup of this program: what it says of itself cannot be read.", error);
        }

        if (manifest?.Format != Name)
            throw new UpkeepRefusedException("It is no backup of this program.");
        return manifest.Version <= Newest
            ? manifest
            : throw new UpkeepRefusedException($"It was written in version {manifest.Version} of the format; this program reads up to {Newest}. Use the version that wrote it, or a later one.");
    }
}

/// <summary>One entry.</summary>
/// <param name="Name">In the archive.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">SHA-256, lowercase hex.</param>
internal sealed record BackupEntry(string Name, long Size, string Hash);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SeerDashboard.Store.Chain;

/// <summary>Gathers small lines, so that each is no write of its own.</summary>
internal sealed class LineBuffer(Stream output) : IDisposable
{
    private readonly MemoryStream _waiting = new();

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>SHA-256 of all lines so far, lowercase hex.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Adds one, and writes what has gathered when it is as much as <paramref name="flushAfter"/> bytes.</summary>
    public async Task AddAsync<T>(T line, JsonTypeInfo<T> type, int flushAfter, CancellationToken cancel)
    {
        var before = (int)_waiting.Length;
        JsonSerializer.Serialize(_waiting, line, type);
        _waiting.WriteByte((byte)'\n');
        _hash.AppendData(_waiting.GetBuffer(), before, (int)_waiting.Length - before);
        if (_waiting.Length < flushAfter)
            return;
        _waiting.Position = 0;
        // Waits for a reader that is slow, and fails once there is none.
        await _waiting.CopyToAsync(output, cancel);
        _waiting.SetLength(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiting.Dispose();
        _hash.Dispose();
    }
}

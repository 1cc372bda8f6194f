using System.Security.Cryptography;

namespace SeerDashboard.Store.Chain;

/// <summary>
/// Gives a stream line by line as bytes, and the hash of all that came before the present line. Lines end with a line feed and with nothing
/// else: a reader of text would take a carriage return for one as well, and a changed byte would go unseen.
/// </summary>
internal sealed class LineSource(Stream stream) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private readonly byte[] _block = new byte[64 * 1024];

    private byte[] _present = [];

    private int _from;

    private int _to;

    /// <summary>The present line ended with the stream, and not with a line feed.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next line without its end; null when there is none.</summary>
    public byte[]? Next()
    {
        _hash.AppendData(_present);
        using var line = new MemoryStream();
        while (_from < _to || Fill())
        {
            var rest = _block.AsSpan(_from, _to - _from);
            var end = rest.IndexOf((byte)'\n');
            line.Write(end < 0 ? rest : rest[..end]);
            _from = end < 0 ? _to : _from + end + 1;
            if (end < 0)
                continue;
            _present = [.. line.GetBuffer().AsSpan(0, (int)line.Length), (byte)'\n'];
            return _present[..^1];
        }

        IsCut = line.Length > 0;
        _present = line.ToArray();
        return IsCut ? _present : null;
    }

    /// <summary>SHA-256 of all that came before the present line, lowercase hex.</summary>
    public string HashBefore() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        stream.Dispose();
    }

    private bool Fill()
    {
        (_from, _to) = (0, stream.Read(_block));
        return _to > 0;
    }
}

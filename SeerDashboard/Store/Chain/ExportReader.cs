using System.Text.Json;

namespace SeerDashboard.Store.Chain;

/// <summary>Reads an exported log line by line, one in memory at a time.</summary>
internal sealed class ExportReader : IDisposable
{
    private readonly LineSource _lines;
    private long _at = 1;

    private ExportReader(LineSource lines, ExportHead head) => (_lines, Head) = (lines, head);

    /// <summary>The first line.</summary>
    public ExportHead Head { get; }

    /// <summary>How many deliveries were read so far.</summary>
    public long Read { get; private set; }

    /// <summary>The last line was there, and counts as many deliveries as were read. Known once <see cref="Lines"/> came to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Opens a file; what is a folder is said to be one.</summary>
    /// <exception cref="IOException">It is a folder, or cannot be read.</exception>
    public static FileStream Find(string file) => Directory.Exists(file) ? throw new IOException("It is a folder, not an exported log.") : File.OpenRead(file);

    /// <summary>Reads the first line; ends <paramref name="export"/> with itself.</summary>
    /// <exception cref="FormatException">It is no export, or one of a later version; the message says which.</exception>
    public static ExportReader Open(Stream export)
    {
        var lines = new LineSource(export);
        try
        {
            var head = JsonSerializer.Deserialize(lines.Next() ?? [], ExportJson.Default.ExportHead);
            if (head?.Format != ExportHead.Name)
                throw new FormatException("Its first line is not that of an exported log.");
            return head.Version <= ExportHead.Newest
                ? new(lines, head)
                : throw new FormatException($"It was written in version {head.Version} of the format; this program reads up to {ExportHead.Newest}.");
        }
        catch (JsonException error)
        {
            lines.Dispose();
            throw new FormatException("Its first line is not that of an exported log.", error);
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>The deliveries, in the order of the file; to be enumerated once.</summary>
    /// <exception cref="FormatException">A line is none; the message names it.</exception>
    public IEnumerable<ExportLine> Lines()
    {
        while (Next() is { } line)
        {
            if (line.AsSpan().StartsWith("{\"deliveries\":"u8))
            {
                var hash = _lines.HashBefore();
                IsWhole = Parse(line, ExportJson.Default.ExportEnd) == new ExportEnd(Read, hash) && !_lines.IsCut && Next() is null;
                yield break;
            }

            var delivery = Parse(line, ExportJson.Default.ExportLine);
            Read++;
            yield return delivery;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private byte[]? Next()
    {
        _at++;
        return _lines.Next();
    }

    private T Parse<T>(byte[] line, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new FormatException($"Line {_at} is no delivery.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"Line {_at} is no delivery.", error);
        }
    }
}

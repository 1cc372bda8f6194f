using System.Buffers.Binary;

namespace SeerDashboard.Tests.Store.Retention;

/// <summary>Pages of a SQLite file that hold nothing, as the file has them (https://www.sqlite.org/fileformat2.html, "The Freelist").</summary>
internal static class FreePages
{
    /// <summary>Those that SQLite keeps nothing on, not even their list.</summary>
    public static List<byte[]> Of(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[100];
        stream.ReadExactly(header);
        var size = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
        List<byte[]> free = [];
        for (var list = Number(header, 32); list != 0;)
        {
            var page = Page(stream, list, size);
            for (var at = 0; at < Number(page, 4); at++)
                free.Add(Page(stream, Number(page, 8 + (at * 4)), size));
            list = Number(page, 0);
        }

        return free;
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private static byte[] Page(FileStream stream, int number, int size)
    {
        var page = new byte[size];
        stream.Position = (number - 1L) * size;
        stream.ReadExactly(page);
        return page;
    }
}

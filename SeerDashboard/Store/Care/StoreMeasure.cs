using Microsoft.Extensions.Options;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Care;

/// <summary>How large the store is and where its chain ends, without going through it.</summary>
public sealed class StoreMeasure(IOptions<StoreOptions> options)
{
    /// <summary>As of now.</summary>
    /// <exception cref="StoreUnusableException">The store cannot be read.</exception>
    public StoreSize Take()
    {
        var file = options.Value.File();
        var bytes = new[] { file, file + "-wal" }.Select(each => new FileInfo(each)).Where(each => each.Exists).Sum(each => each.Length);
        using var connection = ReadConnection.Open(options.Value);
        using var row = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1").ExecuteReader();
        return row.Read()
            ? new(bytes, row.GetInt64(0), new KeptHead(row.GetInt64(0), Convert.ToHexStringLower((byte[])row[1])).ToString())
            : new(bytes, 0, new KeptHead(0, Convert.ToHexStringLower(ChainLink.Start)).ToString());
    }
}

/// <summary>The size of the store.</summary>
/// <param name="Bytes">On the disk.</param>
/// <param name="Deliveries">In the log, erased ones too.</param>
/// <param name="Head">Where the chain ends, as <c>N:HASH</c>.</param>
public sealed record StoreSize(long Bytes, long Deliveries, string Head);

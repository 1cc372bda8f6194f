using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Finding;

/// <summary>Rows in falling order, one at a time, that can be asked to go on further down: so that rows which several of them have are found without reading all of any.</summary>
internal interface IRowCursor : IDisposable
{
    /// <summary>Where it stands; null at the end.</summary>
    long? Current { get; }

    /// <summary>Goes on to the first row that is not above <paramref name="most"/>.</summary>
    void SeekTo(long most);
}

/// <summary>The rows of one full-text table that match.</summary>
internal sealed class MatchCursor(SqliteConnection connection, string table, string match) : IRowCursor
{
    /// <summary>From so many rows on asking anew is cheaper than going on.</summary>
    private const int StepsBeforeASearch = 64;

    private readonly SqliteCommand _command = connection.Prepare(
        $"SELECT rowid FROM {table} WHERE {table} MATCH $match AND rowid <= $most ORDER BY rowid DESC", "$match", "$most");

    private SqliteDataReader? _rows;

    /// <inheritdoc/>
    public long? Current { get; private set; } = long.MaxValue;

    /// <inheritdoc/>
    public void SeekTo(long most)
    {
        for (var steps = 0; Current > most && _rows is not null && steps < StepsBeforeASearch; steps++)
            Next();
        if (Current is null || Current <= most)
            return;
        _rows?.Dispose();
        _rows = _command.With(null, match, most).ExecuteReader();
        Next();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _command.Dispose();
    }

    private void Next() => Current = _rows!.Read() ? _rows.GetInt64(0) : null;
}

/// <summary>Rows that any of these has.</summary>
internal sealed class AnyCursor(params IReadOnlyList<IRowCursor> cursors) : IRowCursor
{
    /// <inheritdoc/>
    public long? Current => cursors.Max(one => one.Current);

    /// <inheritdoc/>
    public void SeekTo(long most)
    {
        foreach (var one in cursors)
            one.SeekTo(most);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in cursors)
            one.Dispose();
    }
}

/// <summary>Rows that all of these have.</summary>
internal sealed class AllCursor(params IReadOnlyList<IRowCursor> cursors) : IRowCursor
{
    /// <inheritdoc/>
    public long? Current { get; private set; } = long.MaxValue;

    /// <inheritdoc/>
    public void SeekTo(long most)
    {
        if (Current is null || Current <= most)
            return;
        for (var at = 0; at < cursors.Count;)
        {
            cursors[at].SeekTo(most);
            if (cursors[at].Current is not { } here)
            {
                Current = null;
                return;
            }

            // One that stands lower is where the others have to look.
            at = here < most && at > 0 ? 0 : at + 1;
            most = here;
        }

        Current = most;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in cursors)
            one.Dispose();
    }
}

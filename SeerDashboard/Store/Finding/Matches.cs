using System.Globalization;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>Rows that were searched for, best first: those whose number it is, then those found by number or title, then all others; in each the newest run first.</summary>
internal sealed class Matches(SqliteConnection connection, SearchWords words, string? path)
{
    /// <summary>Words of one or two characters alone are looked for in so many of the newest runs: no index holds them.</summary>
    public const int NewestLookedThrough = 1_000;

    private readonly List<string> _long = [.. words.All.Where(word => SearchText.Length(word) >= SearchText.Anywhere)];

    private readonly SearchedTexts? _check = words.All.Any(word => SearchText.Length(word) < SearchText.Anywhere) ? new(connection, words) : null;

    /// <summary>All of them, after <paramref name="last"/> when that is given. Lazily: who reads ten has the cost of ten.</summary>
    public IEnumerable<Match> After(Match? last)
    {
        var exact = Exact();
        foreach (var id in exact.Where(id => last is null || (last.Tier == 0 && id < last.Id)))
            yield return new(0, id);
        if ((last?.Tier ?? 0) <= 1 && _long.Count > 0)
        {
            using var named = Named();
            foreach (var id in Rows(named, last is { Tier: 1 } ? last.Id - 1 : long.MaxValue - 1).Where(id => !exact.Contains(id)))
                yield return new(1, id);
        }

        using var all = All();
        using var better = _long.Count > 0 ? Named() : null;
        foreach (var id in Rows(all, last is { Tier: 2 } ? last.Id - 1 : long.MaxValue - 1))
        {
            better?.SeekTo(id);
            if (better?.Current != id && !exact.Contains(id))
                yield return new(2, id);
        }
    }

    private IEnumerable<long> Rows(AllCursor cursor, long most)
    {
        for (cursor.SeekTo(most); cursor.Current is { } id; cursor.SeekTo(id - 1))
        {
            if (_check is null || _check.HasAll(id))
                yield return id;
        }
    }

    /// <summary>By number and title alone.</summary>
    private AllCursor Named() => new([new MatchCursor(connection, "RunNames", $"{{ids title}} : ({string.Join(" AND ", _long.Select(Quoted))})"), .. Path()]);

    /// <summary>Each word anywhere.</summary>
    private AllCursor All()
    {
        List<IRowCursor> each = [.. _long.Select(word => new AnyCursor(new MatchCursor(connection, "RunNames", Quoted(word)), new MatchCursor(connection, "RunTexts", Quoted(word) + " *"))), .. Path()];
        return new(each.Count > 0 ? each : [new NewestCursor(connection, NewestLookedThrough)]);
    }

    private IEnumerable<IRowCursor> Path() =>
        path is { } part && SearchText.Length(part) >= SearchText.Anywhere ? [new MatchCursor(connection, "RunNames", $"paths : {Quoted(part)}")] : [];

    private List<long> Exact()
    {
        var exact = new List<long>();
        if (words.All is not [var word] || path is not null || !long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return exact;
        using var command = connection.Prepare("SELECT Id FROM Runs WHERE RunId = $number UNION SELECT Id FROM Runs WHERE GroupId = $number ORDER BY 1 DESC LIMIT 100", "$number");
        using var rows = command.With(null, number).ExecuteReader();
        while (rows.Read())
            exact.Add(rows.GetInt64(0));
        return exact;
    }

    /// <summary>A string of the query language of FTS5, whatever is in it.</summary>
    private static string Quoted(string text) => '"' + string.Concat(text.Select(sign => sign == '"' ? "\"\"" : char.IsControl(sign) ? " " : sign.ToString())) + '"';
}

/// <summary>A row that was found.</summary>
/// <param name="Tier">0 by its exact number, 1 by number or title, 2 by anything else.</param>
/// <param name="Id">Its <c>Runs.Id</c>.</param>
internal sealed record Match(int Tier, long Id);

/// <summary>The newest runs.</summary>
internal sealed class NewestCursor(SqliteConnection connection, int limit) : IRowCursor
{
    private Queue<long>? _ids;

    /// <inheritdoc/>
    public long? Current => _ids is null ? long.MaxValue : _ids.TryPeek(out var id) ? id : null;

    /// <inheritdoc/>
    public void SeekTo(long most)
    {
        if (_ids is null)
        {
            _ids = new();
            using var command = connection.Prepare("SELECT Id FROM Runs ORDER BY Id DESC LIMIT $limit", "$limit");
            using var rows = command.With(null, limit).ExecuteReader();
            while (rows.Read())
                _ids.Enqueue(rows.GetInt64(0));
        }

        while (_ids.TryPeek(out var id) && id > most)
            _ids.Dequeue();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

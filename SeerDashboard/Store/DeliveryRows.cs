using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>Reads rows of the log without their large columns, and gives each its verdict of now.</summary>
internal static class DeliveryRows
{
    private const string Columns =
        """
        Id, ReceivedAt, SentAt, Integration, Installation, Resource, Action, RunId, GroupId, RequestId, Size, Outcome, Reason, ErasedAt, ReadAgainAt, Headers,
        (SELECT Microseconds FROM Answers WHERE DeliveryId = Deliveries.Id)
        """;

    /// <summary>The rows of a query that goes on after <c>FROM Deliveries</c>; <paramref name="bind"/> gives it its values.</summary>
    public static List<DeliveryRow> Read(SqliteConnection connection, string rest, Action<SqliteCommand> bind, SqliteTransaction? transaction = null) =>
        [.. Stream(connection, $"SELECT {Columns} FROM Deliveries {rest}", bind, transaction).Select(row => row.Row)];

    /// <summary>The same, one at a time, each with its body when that is asked for.</summary>
    public static IEnumerable<(DeliveryRow Row, byte[]? Body)> Stream(SqliteConnection connection, string rest, bool withBody, Action<SqliteCommand> bind, SqliteTransaction? transaction = null) =>
        Stream(connection, $"SELECT {Columns}{(withBody ? ", Body" : "")} FROM Deliveries {rest}", bind, transaction);

    /// <summary>Gives each event of a run its verdict of now, by all deliveries of that run.</summary>
    public static List<DeliveryRow> Judged(SqliteConnection connection, List<DeliveryRow> rows, SqliteTransaction? transaction = null)
    {
        var known = rows.Where(row => row.RunId is not null).Select(row => new RunKey(row.Integration, row.Installation, row.RunId!.Value)).Distinct()
            .SelectMany(run => Of(connection, run, transaction)).ToDictionary(one => one.Id, one => one.Verdict);
        return [.. rows.Select(row => known.TryGetValue(row.Id, out var verdict) ? Judged(row, verdict) : Unjudged(row))];
    }

    private static DeliveryRow Judged(DeliveryRow row, (EventRole Role, string? Reason) verdict) => row with
    {
        Verdict = verdict.Role == EventRole.Duplicate ? Outcome.Duplicate : Outcome.Applied,
        Role = verdict.Role,
        VerdictReason = verdict.Reason,
    };

    // A later reader found that it is no event of a run, or that it can be read.
    private static DeliveryRow Unjudged(DeliveryRow row) =>
        row is { RunId: null, IsErased: false, ReadAgainAt: not null } and ({ Outcome: Outcome.Applied or Outcome.Duplicate } or { Outcome: Outcome.Unreadable, GroupId: not null })
            ? row with { Verdict = Outcome.Stored }
            : row;

    private static List<(long Id, (EventRole Role, string? Reason) Verdict)> Of(SqliteConnection connection, RunKey run, SqliteTransaction? transaction)
    {
        var numbers = new Dictionary<SeerEvent, long>(ReferenceEqualityComparer.Instance);
        using var select = connection.Prepare(
            "SELECT Id, Read FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND Read IS NOT NULL ORDER BY Id", "$run", "$integration", "$installation");
        using (var rows = select.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteReader())
        {
            while (rows.Read())
                if (StoredEvent.Read((byte[])rows[1]) is { } seen)
                    numbers[seen] = rows.GetInt64(0);
        }

        try
        {
            return [.. Verdicts.Of(run, numbers.Keys).Select(verdict => (numbers[verdict.Event], (verdict.Role, verdict.Reason(verdict.Of is { } of ? numbers[of] : null))))];
        }
        catch (Exception)
        {
            // A run that cannot be folded says so on its own page; its deliveries are listed all the same.
            return [];
        }
    }

    private static IEnumerable<(DeliveryRow Row, byte[]? Body)> Stream(SqliteConnection connection, string text, Action<SqliteCommand> bind, SqliteTransaction? transaction)
    {
        using var select = connection.Prepare(text);
        select.Transaction = transaction;
        bind(select);
        using var rows = select.ExecuteReader();
        while (rows.Read())
            yield return (From(rows), rows.FieldCount > 17 ? rows[17] as byte[] : null);
    }

    private static DeliveryRow From(SqliteDataReader rows)
    {
        // What was changed in the file is shown as far as it can be: 'verify' names it.
        var outcome = LogRow.Word<Outcome>(rows.GetString(11)) is var word && Enum.IsDefined(word) ? word : Outcome.Unreadable;
        return new()
        {
            Id = rows.GetInt64(0),
            ReceivedAt = LogRow.Time(rows.GetInt64(1)),
            SentAt = LogRow.Time(rows.GetInt64(2)),
            Integration = rows.GetString(3),
            Installation = rows.GetString(4),
            Resource = rows.GetString(5),
            Action = rows[6] as string,
            RunId = rows[7] is long run ? new RunId(run) : null,
            GroupId = rows[8] is long group ? new GroupId(group) : null,
            RequestId = rows.GetString(9),
            Size = LogRow.Length(rows.GetInt64(10)),
            Outcome = outcome,
            Verdict = outcome,
            Reason = rows[12] as string,
            IsErased = rows[13] is long,
            ReadAgainAt = rows[14] is long again ? LogRow.Time(again) : null,
            Headers = rows[15] is string headers ? Headers(headers) : null,
            AnswerTook = AnswerTimes.Span(rows[16] as long?),
        };
    }

    private static Dictionary<string, string>? Headers(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

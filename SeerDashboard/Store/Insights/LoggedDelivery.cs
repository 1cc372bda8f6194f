using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights;

/// <summary>What is counted of a delivery.</summary>
internal sealed record LoggedDelivery
{
    /// <summary>Its number in the log.</summary>
    public required long Id { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was sent, and of which step it tells.</summary>
    public required SentStep Sent { get; init; }

    /// <summary>Name of the integration that signed.</summary>
    public required string Integration { get; init; }

    /// <summary><c>Sentry-Hook-Resource</c>.</summary>
    public required string Resource { get; init; }

    /// <summary><c>action</c>; null when absent.</summary>
    public string? Action { get; init; }

    /// <summary>Its run, when it is a Seer event.</summary>
    public RunKey? Run { get; init; }

    /// <summary>The verdict at arrival.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Its texts and body were erased.</summary>
    public required bool IsErased { get; init; }

    /// <summary>What was read of it.</summary>
    public byte[]? Read { get; init; }
}

/// <summary>Follows the log for those who count.</summary>
internal sealed class LogStretch(SqliteConnection connection)
{
    private readonly SqliteCommand _after = connection.Prepare(
        """
        SELECT Id, ReceivedAt, SentAt, Integration, Installation, Resource, Action, RunId, Outcome, ErasedAt IS NOT NULL, CASE WHEN RunId IS NULL THEN NULL ELSE Read END
        FROM Deliveries WHERE Id > $cursor ORDER BY Id LIMIT $limit
        """,
        "$cursor", "$limit");

    /// <summary>What came after <paramref name="cursor"/>, oldest first.</summary>
    public List<LoggedDelivery> After(long cursor, int limit, SqliteTransaction transaction)
    {
        List<LoggedDelivery> stretch = [];
        using var rows = _after.With(transaction, cursor, limit).ExecuteReader();
        while (rows.Read())
        {
            var (integration, action) = (rows.GetString(3), rows.IsDBNull(6) ? null : rows.GetString(6));
            stretch.Add(new()
            {
                Id = rows.GetInt64(0),
                ReceivedAt = new(rows.GetInt64(1), TimeSpan.Zero),
                Sent = SentStep.Of(rows.GetInt64(2), action),
                Integration = integration,
                Resource = rows.GetString(5),
                Action = action,
                Run = rows.IsDBNull(7) ? null : new(integration, rows.GetString(4), new(rows.GetInt64(7))),
                Outcome = Enum.TryParse<Outcome>(rows.GetString(8), out var outcome) ? outcome : Outcome.Stored,
                IsErased = rows.GetBoolean(9),
                Read = rows.IsDBNull(10) ? null : Packed.Bytes((byte[])rows[10]),
            });
        }

        return stretch;
    }
}

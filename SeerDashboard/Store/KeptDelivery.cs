using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>A delivery as it is kept, with its body: what is needed to read it anew.</summary>
internal sealed record KeptDelivery(long Id, DeliveryFacts Facts, Reach Reach, byte[]? Read, byte[] Body)
{
    /// <summary>For <see cref="From"/>, in its order.</summary>
    public const string Columns = "Id, Integration, Kind, Resource, RequestId, SentAt, BodyHash, Installation, Action, RunId, GroupId, Read, Body";

    /// <summary>The run that it counts for as it is stored; null when it is no event of a run.</summary>
    public RunKey? Run => Reach.RunId is { } run ? new(Facts.Integration, Reach.Installation, new(run)) : null;

    /// <summary>The issue that it counts for as it is stored.</summary>
    public IssueKey? Issue => Reach.GroupId is { } group ? new(Facts.Integration, new(group)) : null;

    /// <summary>Reads the present row, which has a body.</summary>
    public static KeptDelivery From(SqliteDataReader row) => new(
        row.GetInt64(0),
        new()
        {
            Integration = row.GetString(1),
            Kind = LogRow.Word<IntegrationKind>(row.GetString(2)),
            Resource = row.GetString(3),
            RequestId = row.GetString(4),
            SentAt = LogRow.Time(row.GetInt64(5)),
            BodyHash = row.GetString(6),
        },
        new(row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : row.GetInt64(9), row.IsDBNull(10) ? null : row.GetInt64(10)),
        row[11] is byte[] read ? Packed.Bytes(read) : null,
        (byte[])row[12]);

    /// <summary>What this version's reader makes of it.</summary>
    /// <exception cref="DamagedBodyException">It is not what came, and must not be taken for it.</exception>
    public BodyReading ReadAgain() => Enum.IsDefined(Facts.Kind) ? BodyReading.Of(Facts, KeptBody.Of(Id, Body, Facts.BodyHash)) : throw new DamagedBodyException(Id);

    /// <summary>A reading says just what is stored.</summary>
    public bool Says(BodyReading reading) =>
        Reach == Reach.Of(reading.Content) && (Read is null ? reading.Read is null : reading.Read is not null && Read.AsSpan().SequenceEqual(reading.Read));
}

/// <summary>What a body says it is about: the part of a delivery's facts that a later reading may find otherwise.</summary>
/// <param name="Installation">Empty when absent.</param>
/// <param name="Action">Null when absent.</param>
/// <param name="RunId">Null for what is no event of a run.</param>
/// <param name="GroupId">Null when no issue is named.</param>
internal sealed record Reach(string Installation, string? Action, long? RunId, long? GroupId)
{
    /// <summary>As read.</summary>
    public static Reach Of(DeliveryContent content) => new(content.Installation, content.Action, (content as DeliveryContent.Seer)?.Run.RunId.Value, content.GroupId?.Value);

    /// <summary>As the column <c>ArrivedAs</c> holds it.</summary>
    public string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The facts of a row, with what its arrival recorded in place of what was read later; a column that was changed must break the hash, not the reader.</summary>
    public static ArrivalFacts Arrived(ArrivalFacts stored, string? arrivedAs)
    {
        if (arrivedAs is null)
            return stored;
        try
        {
            var (installation, action, run, group) = JsonSerializer.Deserialize<Reach>(arrivedAs, JsonSerializerOptions.Web)!;
            return stored with { Installation = installation ?? "", Action = action, RunId = run, GroupId = group };
        }
        catch (Exception error) when (error is JsonException or NullReferenceException)
        {
            return stored with { Installation = arrivedAs };
        }
    }
}

using CsCheck;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Chain;

/// <summary>Whatever one does to the log of arrivals, a check finds it: every bit of every fact and body, every row, every order.</summary>
public sealed class TamperTests
{
    private const int Length = 7;

    private const int Erased = 7;

    /// <summary>All that an arrival recorded; what is derived from it later is compared by a rebuild.</summary>
    private static readonly string[] Columns =
    [
        "ReceivedAt", "SentAt", "Integration", "Kind", "Installation", "Resource", "Action", "RunId", "GroupId", "RequestId", "Size", "Outcome", "Reason", "Headers",
        "BodyHash", "FactsHash", "BlobHash", "Link", "Body", "ErasedAt", "ErasedHash",
    ];

    [Fact]
    public async Task Check_AnyByteOfAnyColumnOfAnyRowFlipped_IsFound()
    {
        await using var host = await FilledAsync();
        using var store = StoreAccess.Open(host);
        var flips = 0;
        for (var id = 1; id <= Length; id++)
        {
            foreach (var column in Columns)
            {
                var value = Raw(store, column, id);
                for (var at = 0; at < value.Length; at++, flips++)
                    Assert.False(Holds(store, Set(column, id), Value(column, Flipped(value, at, (byte)(1 << ((at + id) % 8))))), $"Byte {at} of {column} of delivery {id} was changed, and the chain holds.");
            }
        }

        Assert.True(flips > 2_000, $"Only {flips} bytes were flipped.");
        Assert.True(Holds(store, "UPDATE Chain SET Count = Count"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{flips} bytes flipped one by one, all found.");
    }

    [Fact]
    public async Task CheckOfTheStore_AnyBitsOfAnyByteFlipped_FindsIt()
    {
        await using var host = await FilledAsync();
        using var store = StoreAccess.Open(host);
        await Gen.Select(Gen.Int[1, Length], Gen.OneOf(Columns), Gen.Double[0, 1], Gen.Byte[1, 255]).SampleAsync(
            async (id, column, place, flip) =>
            {
                if (Raw(store, column, id) is not { Length: > 0 } value)
                    return;
                using var set = store.Prepare(Set(column, id), "$value");
                set.With(null, Value(column, Flipped(value, (int)(place * (value.Length - 1)), flip))).ExecuteNonQuery();
                Assert.Contains($"elivery {id}", (await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken, StringComparison.Ordinal);
                set.With(null, Value(column, value)).ExecuteNonQuery();
            },
            iter: Rounds.Of(150, 5_000),
            threads: 1);
        Assert.Null((await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task Check_AnyRowDeleted_OrAnyTwoSwapped_IsFound()
    {
        await using var host = await FilledAsync();
        using var store = StoreAccess.Open(host);
        for (var one = 1; one <= Length; one++)
        {
            Assert.False(Holds(store, $"DELETE FROM Deliveries WHERE Id = {one}"), $"Delivery {one} was deleted, and the chain holds.");
            Assert.False(Holds(store, $"DELETE FROM Deliveries WHERE Id >= {one}"), $"All from delivery {one} on were deleted, and the chain holds.");
            for (var other = one + 1; other <= Length; other++)
            {
                var swap = $"UPDATE Deliveries SET Id = -1 WHERE Id = {one}; UPDATE Deliveries SET Id = {one} WHERE Id = {other}; UPDATE Deliveries SET Id = {other} WHERE Id = -1";
                Assert.False(Holds(store, swap), $"Deliveries {one} and {other} changed places, and the chain holds.");
            }
        }

        Assert.False(Holds(store, "UPDATE Chain SET Count = Count + 1"));
        Assert.False(Holds(store, "UPDATE Chain SET Head = zeroblob(32)"));
    }

    [Fact]
    public async Task Check_AnyRowMarkedAsErasedByHand_OrTextsGivenToAnErasedOne_IsFound()
    {
        await using var host = await FilledAsync();
        using var store = StoreAccess.Open(host);
        for (var id = 1; id < Erased; id++)
        {
            Assert.False(Holds(store, $"UPDATE Deliveries SET ErasedAt = 1, Body = NULL WHERE Id = {id}"), $"Delivery {id} was taken away as if it were erased, and the chain holds.");
            Assert.False(Holds(store, $"UPDATE Deliveries SET ErasedAt = 1, Body = NULL, ErasedHash = (SELECT ErasedHash FROM Deliveries WHERE Id = {Erased}) WHERE Id = {id}"));
        }

        foreach (var column in (string[])["Installation", "Resource", "Action", "RunId", "GroupId", "RequestId", "Reason", "Headers", "ArrivedAs", "Body"])
            Assert.False(Holds(store, $"UPDATE Deliveries SET {column} = 7 WHERE Id = {Erased}"), $"{column} was given to an erased delivery, and the chain holds.");
    }

    [Fact]
    public async Task Report_NamesWhatIsErased()
    {
        await using var host = await FilledAsync();
        var report = await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken);
        Assert.Equal((null, " Erased: 7; compare this with what you had erased."), (report.Broken, report.Erased.Sentence(10)));
    }

    private static bool IsNumber(string column) => column is "ErasedAt" or "ReceivedAt" or "SentAt" or "RunId" or "GroupId" or "Size";

    /// <summary>The bytes of a value; none when it is null.</summary>
    private static byte[] Raw(SqliteConnection store, string column, int id) => store.Prepare($"SELECT {(IsNumber(column) ? column : $"CAST({column} AS BLOB)")} FROM Deliveries WHERE Id = {id}").ExecuteScalar() switch
    {
        long number => BitConverter.GetBytes(number),
        byte[] bytes => bytes,
        _ => [],
    };

    private static byte[] Flipped(byte[] value, int at, byte flip) => [.. value[..at], (byte)(value[at] ^ flip), .. value[(at + 1)..]];

    /// <summary>Text is set as bytes: flipped anywhere, it may be no UTF-8.</summary>
    private static string Set(string column, int id) =>
        $"UPDATE Deliveries SET {column} = CASE typeof({column}) WHEN 'text' THEN CAST($value AS TEXT) ELSE $value END WHERE Id = {id}";

    private static object Value(string column, byte[] value) => IsNumber(column) ? BitConverter.ToInt64(value) : value;

    private static bool Holds(SqliteConnection store, string sql, object? value = null)
    {
        using var transaction = store.BeginTransaction();
        using (var change = value is null ? store.Prepare(sql).With(transaction) : store.Prepare(sql, "$value").With(transaction, value))
            Assert.True(change.ExecuteNonQuery() > 0, "Nothing was changed.");
        var (count, head) = (0L, Array.Empty<byte>());
        using (var row = store.Prepare("SELECT Count, Head FROM Chain").With(transaction).ExecuteReader())
        {
            row.Read();
            (count, head) = (row.GetInt64(0), (byte[])row[1]);
        }

        var report = ChainCheck.Of(LogRow.All(store, transaction), count, head);
        transaction.Rollback();
        return report.Broken is null;
    }

    private static async Task<DashboardHost> FilledAsync()
    {
        var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.KeepAsync("seer", Body.Seer("coding_completed", 2, data: """{"code_changes":{}}"""), DashboardHost.OtherSecret);
        await host.KeepAsync("seer", "no JSON");
        await host.KeepAsync("issue", Body.Issue("created", 3, "x"));
        await host.KeepAsync("", "{}");
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 9));
        await host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(9)), TestContext.Current.CancellationToken);
        return host;
    }
}

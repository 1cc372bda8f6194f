using System.Text;
using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class PackedTests
{
    [Fact]
    public void Bytes_OfWhatWasPacked_AreTheSame() =>
        Gen.String[0, 4000].Sample(text => Packed.Bytes(Packed.Of(Encoding.UTF8.GetBytes(text))).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Of_LongText_IsShorter_AndShortStaysAsItIs()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"title\":\"the cart has no customer\"}", 100)));
        Assert.InRange(Packed.Of(text).Length, 1, text.Length / 4);
        var little = "{}"u8.ToArray();
        Assert.Same(little, Packed.Of(little));
    }

    [Fact]
    public void Bytes_OfDamagedOnes_ComeAsTheyAre()
    {
        var packed = Packed.Of(Encoding.UTF8.GetBytes(new string('x', 4000)));
        var cut = packed[..(packed.Length / 2)];
        Assert.Equal(cut, Packed.Bytes(cut));
    }

    [Fact]
    public async Task Store_WrittenPlainByAnEarlierVersion_IsReadAllTheSame()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, data: """{"root_cause":{"description":"LONG"}}""".Replace("LONG", new string('x', 2000), StringComparison.Ordinal)));
        await host.KeepAsync("seer", Body.Seer("solution_started", 1));
        var reader = host.Get<RunReader>();
        var before = await Eventually.GetAsync(async () =>
            (await reader.FindAsync(new RunId(1), null, TestContext.Current.CancellationToken)).Run is { State: RunState.Running } run ? run : null);
        foreach (var (table, column) in (ReadOnlySpan<(string, string)>)[("Deliveries", "Read"), ("Runs", "Delivered")])
            Plain(host, table, column);

        var after = (await reader.FindAsync(new RunId(1), null, TestContext.Current.CancellationToken)).Run;
        Assert.Equal(before.RootCause?.Summary, after?.RootCause?.Summary);
        // And folded with what comes next.
        await host.KeepAsync("seer", Body.Seer("solution_completed", 1));
        await Eventually.GetAsync(async () =>
            (await reader.FindAsync(new RunId(1), null, TestContext.Current.CancellationToken)).Run is { State: RunState.PlanReady } run ? run : null);
    }

    private static void Plain(DashboardHost host, string table, string column)
    {
        using var connection = StoreAccess.Open(host);
        List<(long Id, byte[] Stored)> all = [];
        using (var rows = connection.Prepare($"SELECT Id, {column} FROM {table} WHERE {column} IS NOT NULL").ExecuteReader())
        {
            while (rows.Read())
                all.Add((rows.GetInt64(0), (byte[])rows[1]));
        }

        Assert.Contains(all, one => Packed.Bytes(one.Stored).Length > one.Stored.Length);
        foreach (var (id, stored) in all)
            connection.Prepare($"UPDATE {table} SET {column} = $plain WHERE Id = $id", "$plain", "$id").With(null, Packed.Bytes(stored), id).ExecuteNonQuery();
    }
}

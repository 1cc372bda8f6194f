using CsCheck;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Import;

/// <summary>An export is checked by itself.</summary>
public sealed class ExportCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private string Export => Path.Combine(_folder, "log.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_AnyFlippedByteOfAnExport_IsFound()
    {
        await using var host = await Exported.FilledAsync(Export);
        var bytes = await File.ReadAllBytesAsync(Export, Cancel);
        Assert.Null(Check(bytes));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, flip) =>
            {
                byte[] changed = [.. bytes];
                changed[at] ^= flip;
                Assert.NotNull(Check(changed));
            },
            iter: Rounds.Of(2_000, 100_000),
            threads: 1);
    }

    [Fact]
    public async Task Verify_AnyDeletedLineOfAnExport_IsFound()
    {
        await using var host = await Exported.FilledAsync(Export);
        var lines = (await File.ReadAllTextAsync(Export, Cancel)).TrimEnd('\n').Split('\n');
        for (var deleted = 0; deleted < lines.Length; deleted++)
            Assert.NotNull(Check(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Where((_, at) => at != deleted).Select(line => line + "\n")))));
    }

    [Fact]
    public async Task Verify_TailThatWasCutAndItsHeadRewritten_IsFoundWithTheKeptHead()
    {
        await using var host = await Exported.FilledAsync(Export);
        var report = await host.Get<LogChecker>().CheckAsync(Cancel);
        var kept = new KeptHead(report.Checked, report.Head);
        Execute(host, "DELETE FROM Deliveries WHERE Id = 13; UPDATE Chain SET Count = 12, Head = (SELECT Link FROM Deliveries WHERE Id = 12) WHERE Id = 1");
        Assert.Null((await host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Assert.Contains("the last deliveries were taken away", (await host.Get<LogChecker>().CheckAsync(kept, _ => { }, Cancel)).Broken, StringComparison.Ordinal);
        Assert.Contains("is not where the kept head ends", (await host.Get<LogChecker>().CheckAsync(kept with { Sequence = 5 }, _ => { }, Cancel)).Broken, StringComparison.Ordinal);
    }

    private static string? Check(byte[] bytes)
    {
        try
        {
            using var export = ExportReader.Open(new MemoryStream(bytes));
            return ExportCheck.Of(export, null, _ => { }, Cancel).Broken;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

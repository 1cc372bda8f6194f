using System.Security.Cryptography;
using System.Text;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Chain;

public sealed class LogExportTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var run in Enumerable.Range(1, 6))
            await _host.KeepAsync("seer", Body.Seer(run % 2 == 0 ? "root_cause_started" : "solution_started", run), secret: run < 4 ? DashboardHost.Secret : DashboardHost.OtherSecret);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Export_WholeLog_IsTheChain()
    {
        using var export = await ExportAsync(new());
        var rows = export.Lines().Select(line => line.Row()).ToList();

        Assert.Null(export.Head.Filter);
        Assert.True(export.IsWhole);
        Assert.Equal(6, export.Head.HeadSequence);
        Assert.Null(ChainCheck.Of(rows, export.Head.HeadSequence, Convert.FromHexString(export.Head.HeadHash)).Broken);
    }

    [Fact]
    public async Task Export_OfAFilter_HasLinesThatHoldByThemselves()
    {
        using var export = await ExportAsync(new() { Action = "solution_started", Integration = "globex" });
        var lines = export.Lines().ToList();

        Assert.Equal([5L], lines.Select(line => line.Sequence));
        Assert.Equal("?action=solution_started", export.Head.Filter);
        Assert.All(lines, line =>
        {
            Assert.Equal(line.FactsHash, Convert.ToHexStringLower(line.Row().Facts.Hash()));
            Assert.Equal(line.BlobHash, Convert.ToHexStringLower(SHA256.HashData(line.Body!)));
            Assert.Equal(line.BodyHash, Convert.ToHexStringLower(SHA256.HashData(Zstd.Unpack(line.Body!))));
            Assert.Equal(line.Link, Convert.ToHexStringLower(ChainLink.Of(
                ExportLine.Bytes(line.Previous), line.Sequence, ExportLine.Bytes(line.FactsHash), ExportLine.Bytes(line.BodyHash), ExportLine.Bytes(line.BlobHash))));
        });
    }

    [Fact]
    public async Task Export_OfATextInBodies_HasWhatContainsIt()
    {
        using var export = await ExportAsync(new() { Text = "\"RUN_ID\":4", InBodies = true });
        Assert.Equal([4L], export.Lines().Select(line => line.Sequence));
    }

    [Fact]
    public async Task Export_CutShort_IsNotWhole()
    {
        var text = Encoding.UTF8.GetString(await BytesAsync(new()));
        using var export = ExportReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text[..text.LastIndexOf("{\"deliveries\"", StringComparison.Ordinal)])));
        Assert.Equal(6, export.Lines().Count());
        Assert.False(export.IsWhole);
    }

    [Theory]
    [InlineData("", "not that of an exported log")]
    [InlineData("{}", "not that of an exported log")]
    [InlineData("""{"format":"seer-deliveries","version":3,"exportedAt":"2026-01-01T00:00:00Z","headSequence":0,"headHash":""}""", "version 3")]
    public void Reader_OfSomethingElse_SaysSo(string file, string expected)
    {
        var error = Assert.Throws<FormatException>(() => ExportReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(file))));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private async Task<ExportReader> ExportAsync(DeliveryFilter filter) => ExportReader.Open(new MemoryStream(await BytesAsync(filter)));

    private async Task<byte[]> BytesAsync(DeliveryFilter filter)
    {
        using var bytes = new MemoryStream();
        await _host.Get<LogExport>().WriteAsync(filter, "?action=solution_started", bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}

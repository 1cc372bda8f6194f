using SeerDashboard.Store;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Import;

/// <summary>An export is taken into another store.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private string Export => Path.Combine(_folder, "log.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Import_IntoAnotherStore_KeepsWhatWasRecordedAndASecondTimeChangesNothing()
    {
        await using var host = await Exported.FilledAsync(Export);
        await using var other = new DashboardHost(new Dictionary<string, string?> { ["Store:AnswerWithinMilliseconds"] = "950" });
        await other.KeepAsync("seer", Body.Seer("root_cause_started", 50));

        Assert.Equal(new(12, 0, 1), await other.Get<Importer>().RunAsync(Export, _ => { }, Cancel));
        await ProjectedAsync(other);
        const string Facts = "SELECT GROUP_CONCAT(ReceivedAt || SentAt || RequestId || Headers || Outcome || BodyHash || HEX(FactsHash), '|') FROM (SELECT * FROM Deliveries WHERE ErasedAt IS NULL AND NOT RunId IS 50 ORDER BY Id)";
        Assert.Equal(Scalar(host, Facts), Scalar(other, Facts));
        Assert.Null((await other.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Assert.True((await other.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
        Assert.Equal("a title", (await other.Get<RunReader>().FindAsync(new(3), null, Cancel)).Run!.Issue.Title);

        var head = Scalar(other, "SELECT HEX(Head) FROM Chain");
        Assert.Equal(new(0, 12, 1), await other.Get<Importer>().RunAsync(Export, _ => { }, Cancel));
        Assert.Equal(head, Scalar(other, "SELECT HEX(Head) FROM Chain"));
    }

    [Fact]
    public async Task ExportCommand_OfAStoreThatWasSetAside_CanBeImported()
    {
        var aside = Path.Combine(_folder, "aside.db");
        string head;
        await using (var host = await Exported.FilledAsync(Export))
        {
            head = (await host.Get<LogChecker>().CheckAsync(Cancel)).Head;
            await host.Get<StoreJobs>().RunAsync((connection, _) => connection.Prepare("VACUUM INTO $file", "$file").With(null, aside).ExecuteNonQuery(), Cancel);
        }

        var (store, file) = (Path.Combine(_folder, "store"), Path.Combine(_folder, "aside.jsonl"));
        var exported = await CommandRun.OfAsync(store, "export", file, "--store", aside);
        Assert.StartsWith($"{file}: 13 deliveries, ", exported.Said, StringComparison.Ordinal);
        Assert.EndsWith($"Head 13:{head}", exported.Said, StringComparison.Ordinal);
        Assert.Equal(new(1, $"{file} is there already. Name another file, or say --force to write over it."), await CommandRun.OfAsync(store, "export", file, "--store", aside));
        Assert.Contains("there is no such file", (await CommandRun.OfAsync(store, "export", file, "--force")).Said, StringComparison.Ordinal);
        Assert.StartsWith("13 deliveries, 1 of them erased: the chain holds.", (await CommandRun.OfAsync(store, "verify", file)).Said, StringComparison.Ordinal);
        Assert.StartsWith("12 deliveries imported, 0 already there.", (await CommandRun.OfAsync(store, "import", file)).Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.partial"));
    }

    [Fact]
    public async Task Import_WhatWasErasedHere_StaysErased()
    {
        await using var host = await Exported.FilledAsync(Export);
        await host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(3)), Cancel);
        Assert.Equal(new(0, 12, 1), await host.Get<Importer>().RunAsync(Export, _ => { }, Cancel));
        Assert.Null((await host.Get<RunReader>().FindAsync(new(3), null, Cancel)).Run);
    }

    [Fact]
    public async Task Import_BadLine_IsNamedAndNothingIsImported()
    {
        await using var host = await Exported.FilledAsync(Export);
        var lines = await File.ReadAllLinesAsync(Export, Cancel);
        lines[8] = lines[8].Replace("\"requestId\":\"", "\"requestId\":\"x", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Export, string.Concat(lines.Select(line => line + "\n")), Cancel);
        await using var other = new DashboardHost();
        await other.KeepAsync("seer", Body.Seer("root_cause_started", 50));
        var refused = await Assert.ThrowsAsync<UpkeepRefusedException>(() => other.Get<Importer>().RunAsync(Export, _ => { }, Cancel));
        Assert.EndsWith("Line 9: Delivery 8: what is recorded of its arrival was changed. Nothing of it was imported.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Scalar(other, "SELECT COUNT(*) FROM Deliveries"));
    }

    [Fact]
    public async Task Commands_VerifyAndImport_WorkOnTheFile()
    {
        string head;
        await using (var host = await Exported.FilledAsync(Export))
            head = (await CommandRun.OfAsync(host.Folder, "verify")).Said.Split(' ')[^1];
        var store = Path.Combine(_folder, "store");
        var verified = await CommandRun.OfAsync(store, "verify", Export);
        Assert.Equal(new(0, $"13 deliveries, 1 of them erased: the chain holds. Erased: 13; compare this with what you had erased. Head {head}"), verified);
        Assert.Equal(0, (await CommandRun.OfAsync(store, "verify", Export, "--head", head)).Code);
        Assert.Equal(1, (await CommandRun.OfAsync(store, "verify", Export, "--head", "14:" + head[3..])).Code);
        var imported = await CommandRun.OfAsync(store, "import", Export);
        Assert.Equal(new(0, "12 deliveries imported, 0 already there. 1 delivery was erased before the export: there is nothing of it to import."), imported);
        Assert.Equal(new(0, "10 runs from 12 deliveries: all equal."), await CommandRun.OfAsync(store, "rebuild"));
        var cut = (await File.ReadAllTextAsync(Export, Cancel))[..^200];
        await File.WriteAllTextAsync(Export, cut, Cancel);
        Assert.Equal(1, (await CommandRun.OfAsync(store, "verify", Export)).Code);
    }

    private static Task ProjectedAsync(DashboardHost host) =>
        Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT Cursor = (SELECT MAX(Id) FROM Deliveries) FROM Projection") == 1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

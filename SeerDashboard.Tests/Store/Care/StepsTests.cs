using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Care;

/// <summary>Each long work says how far it is: forward only, and to the end.</summary>
public sealed class StepsTests : IDisposable
{
    private const int Many = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private string Export => Path.Combine(_folder, "log.jsonl");

    private string Archive => Path.Combine(_folder, "copy.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("check", "Checking the chain")]
    [InlineData("compare", "Comparing")]
    [InlineData("rebuild", "Rebuilding")]
    [InlineData("export", "Exporting")]
    [InlineData("backup", "Packing")]
    [InlineData("import", "Importing")]
    [InlineData("restore", "Checking the chain")]
    public async Task Steps_OfAWork_GoForwardToItsEnd(string work, string last)
    {
        await using var host = new DashboardHost();
        for (var run = 1; run <= Many; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run, run));
        await FoldedAnew.CaughtUpAsync(host);
        List<UpkeepStep> steps = [];
        await RunAsync(host, work, step =>
        {
            lock (steps)
                steps.Add(step);
        });
        Assert.All(steps, step => Assert.InRange(step.Done, 0, step.Total));
        Assert.All(steps.GroupBy(step => step.Doing), each => Assert.Equal(each.Select(step => step.Done).Order(), each.Select(step => step.Done)));
        Assert.Equal((last, steps[^1].Total), (steps[^1].Doing, steps[^1].Done));
    }

    private async Task RunAsync(DashboardHost host, string work, Action<UpkeepStep> say)
    {
        switch (work)
        {
            case "check":
                await host.Get<LogChecker>().CheckAsync(null, say, Cancel);
                break;
            case "compare" or "rebuild":
                await host.Get<Rebuilder>().RunAsync(work == "rebuild", _ => { }, say, Cancel);
                break;
            case "export":
                await ExportAsync(host, say);
                break;
            case "import":
                await ExportAsync(host, _ => { });
                await using (var other = new DashboardHost())
                    await other.Get<Importer>().RunAsync(Export, say, Cancel);
                break;
            case "backup":
                await host.Get<BackupWriter>().WriteAsync(Archive, false, say, Cancel);
                break;
            default:
                await host.Get<BackupWriter>().WriteAsync(Archive, false, _ => { }, Cancel);
                var store = Options.Create(new StoreOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "store", "seer.db")}" });
                using (var hold = new StoreHold(store))
                    await new Restorer(store, hold, host.Get<IDbContextFactory<SeerContext>>(), TimeProvider.System).RunAsync(Archive, broken: false, say, Cancel);
                break;
        }
    }

    private async Task ExportAsync(DashboardHost host, Action<UpkeepStep> say)
    {
        await using var file = File.Create(Export);
        await host.Get<LogExport>().WriteAsync(new(), null, file, say, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

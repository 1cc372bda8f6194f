using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using SeerDashboard.Components.Settings;
using SeerDashboard.Store;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Components.Settings;

/// <summary>The section beside the real app.</summary>
public sealed class KeepingTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();
    private readonly BunitContext _bunit = new();

    public async ValueTask InitializeAsync()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(_host, "SELECT COUNT(*) FROM Runs") == 1));
        Share<TimeProvider>();
        Share<StoreMeasure>();
        Share<StoreUpkeep>();
        Share<ImportFolder>();
        Share<RetentionWatch>();
        Share<Receipts>();
        Share<IOptions<RetentionOptions>>();
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Section_AtRest_SaysWhatIsKeptAndFollowsTheHead()
    {
        var section = Render(canChange: true);
        Assert.Contains("1 delivery in the log", section.Markup, StringComparison.Ordinal);
        Assert.Contains("for ever", section.Markup, StringComparison.Ordinal);
        Assert.StartsWith("1:", section.Find(".head code").TextContent, StringComparison.Ordinal);
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        section.WaitForAssertion(() => Assert.StartsWith("2:", section.Find(".head code").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal(section.Find(".head code").TextContent, section.Find(".head button").GetAttribute("data-copy"));
    }

    [Fact]
    public void Viewer_SeesButBeginsNothing()
    {
        var section = Render(canChange: false);
        Assert.DoesNotContain(section.FindAll("button"), button => button.ClassList.Contains("btn"));
    }

    [Fact]
    public void Check_OfAnUntouchedAndOfAChangedLog_SaysWhatItFound()
    {
        var section = Render(canChange: true);
        Press(section, "Check the chain");
        Says(section, "✓ 1 delivery, 0 of them erased: the chain holds.");
        Execute(_host, "UPDATE Deliveries SET Action = 'other' WHERE Id = 1");
        Press(section, "Check the chain");
        Says(section, "✗ The chain is broken after 0 deliveries. Delivery 1: what is recorded of its arrival was changed.");
    }

    [Fact]
    public void Compare_RunThatDiffers_IsNamedAndSetRight()
    {
        Execute(_host, "UPDATE Runs SET Delivered = CAST(REPLACE(CAST(PLAIN(Delivered) AS TEXT), '\"running\"', '\"stale\"') AS BLOB)");
        var section = Render(canChange: true);
        Press(section, "Compare every run");
        Says(section, "✗ 1 run from 1 delivery: 1 difference. Nothing was written.");
        Assert.Contains("differs in steps", section.Find("details li").TextContent, StringComparison.Ordinal);
        Press(section, "Set right what differs");
        Says(section, "✓ 1 run from 1 delivery: 1 difference, all set right.");
        section.WaitForAssertion(() => Assert.DoesNotContain("Set right what differs", section.Markup, StringComparison.Ordinal), Soon);
        Press(section, "Compare every run");
        Says(section, "✓ 1 run from 1 delivery: all equal.");
    }

    [Fact]
    public void Import_OfAFileThatIsNoExport_SaysSoAndKeepsNothingOfIt()
    {
        var section = Render(canChange: true);
        section.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a letter", "letter.txt"));
        Says(section, "✗ The file: Its first line is not that of an exported log.");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_host.Folder, "imports")));
    }

    [Fact]
    public async Task Work_ThatIsUnderWay_ShowsHowFarItIsAndCanBeStopped()
    {
        using var go = new ManualResetEventSlim();
        Execute(_host, "UPDATE Runs SET Delivered = CAST(REPLACE(CAST(PLAIN(Delivered) AS TEXT), '\"running\"', '\"stale\"') AS BLOB)");
        var section = Render(canChange: true);
        Press(section, "Compare every run");
        section.WaitForAssertion(() => Assert.Contains(section.FindAll("button"), each => each.TextContent == "Set right what differs"), Soon);
        var busy = _host.Get<StoreJobs>().RunAsync((_, _) => go.Wait(Xunit.TestContext.Current.CancellationToken), Xunit.TestContext.Current.CancellationToken);
        Press(section, "Set right what differs");

        section.WaitForAssertion(() => Assert.NotEmpty(section.FindAll("progress")), Soon);
        Press(section, "Stop");
        go.Set();
        await busy;

        section.WaitForAssertion(() => Assert.Empty(section.FindAll("progress")), Soon);
    }

    [Fact]
    public async Task Backup_IsMadeBesideTheStore_AndOnlyAdminsGetIt()
    {
        var section = Render(canChange: true);
        Press(section, "Make a backup");
        Says(section, "1 delivery and the key ring");
        var again = Render(canChange: true);
        var link = again.Find("a[download]").GetAttribute("href")!;
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_host.Folder, "backups")));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, await GetAsync(link, DashboardHost.ViewerKey));
        Assert.Equal(System.Net.HttpStatusCode.OK, await GetAsync(link, DashboardHost.AdminKey));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, await GetAsync("/api/backups/..%2Fseer.db", DashboardHost.AdminKey));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await GetAsync("/api/backups/seer-20260101-000000.zip", DashboardHost.AdminKey));
    }

    private IRenderedComponent<KeepingSection> Render(bool canChange) => _bunit.Render<KeepingSection>(section => section.Add(one => one.CanChange, canChange));

    private static void Press(IRenderedComponent<KeepingSection> section, string button) => section.FindAll("button").Single(each => each.TextContent == button).Click();

    private static void Says(IRenderedComponent<KeepingSection> section, string sentence) =>
        section.WaitForAssertion(() => Assert.Contains(section.FindAll(".result .alert"), one => one.TextContent.Contains(sentence, StringComparison.Ordinal)), Soon);

    private async Task<System.Net.HttpStatusCode> GetAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await _host.Anonymous.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private void Share<T>() where T : class => _bunit.Services.AddSingleton(_host.Get<T>());
}

using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

public sealed class IntegrationTests
{
    private const string Secret = "a-secret-from-the-settings-page";

    [Fact]
    public async Task AddSecret_NewName_IsAcceptedAtOnceAndAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, "Acme", sample: false, Cancel);
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), Secret);
        }

        await using var again = new DashboardHost(folder: folder);
        await again.KeepAsync("seer", Body.Seer("root_cause_started", 2), Secret);
        var known = again.Get<IntegrationDirectory>().Find("new")!;
        Assert.Equal((1, "acme", false), (known.Secrets, known.Organization, known.FromConfiguration));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AddSecret_Stored_IsNowhereInTheFiles()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, Cancel);
            Assert.Equal(-1, memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
        }
    }

    [Fact]
    public async Task Keys_OnThisSystem_AreForTheirOwnerOnly()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(host.Folder, "keys")));
    }

    [Fact]
    public async Task Keys_InAFolderThatOthersMayRead_AreForTheirOwnerOnlyFromNowOn()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys"));
        keys.UnixFileMode = (UnixFileMode)0b111_101_101;
        await using (var host = new DashboardHost(folder: folder))
            await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);

        keys.Refresh();
        Assert.Equal((UnixFileMode)0b111_000_000, keys.UnixFileMode);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Keys_InAFolderThatCannotBeChanged_AreToldOf()
    {
        // Nobody changes the rights of these, not even root.
        if (OperatingSystem.IsLinux())
            Assert.True(PrivateFolder.MakeOwn("/proc/self/task").IsOpen);
    }

    [Fact]
    public async Task AddSecret_KeyRingLost_SaysSoAndLosesNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        }

        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);
        await using var again = new DashboardHost(folder: folder);
        await again.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        Assert.Equal(1, again.Get<IntegrationDirectory>().Lost["new"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("", Secret)]
    [InlineData("new", "short")]
    [InlineData("new", DashboardHost.Secret)]
    public async Task AddSecret_CannotBeTaken_SaysWhy(string name, string secret)
    {
        await using var host = new DashboardHost();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.Get<IntegrationDirectory>().AddSecretAsync(name, IntegrationKind.Internal, secret, null, sample: false, Cancel));
        Assert.DoesNotContain(DashboardHost.Secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddSecret_ToAConfiguredIntegration_BothSecretsAreAccepted()
    {
        await using var host = new DashboardHost();
        await host.Get<IntegrationDirectory>().AddSecretAsync("acme", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), Secret);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2), DashboardHost.Secret);
        Assert.Equal(2, host.Get<IntegrationDirectory>().Find("acme")!.Secrets);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

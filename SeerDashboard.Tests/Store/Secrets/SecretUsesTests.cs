using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Secrets;

public sealed class SecretUsesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTimeOffset Written(DashboardHost host) => new((long)StoreAccess.Scalar(host, "SELECT COALESCE(MAX(LastUsedAt), 0) FROM SecretUses"), TimeSpan.Zero);

    [Fact]
    public async Task LastUsed_OfEachSecret_SurvivesARestartAndAnotherOrderOfTheConfiguration()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        const string second = "a-second-secret-of-acme";
        DateTimeOffset used;
        await using (var host = new DashboardHost(new Dictionary<string, string?> { ["Sentry:Integrations:0:ClientSecrets:1"] = second }, folder: folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), second);
            Assert.Equal([false, true], Of(host).Select(one => host.Get<SecretUses>().LastOf(one.Key) is not null));
            used = host.Get<SecretUses>().LastOf(Of(host)[1].Key)!.Value;
        }

        await using (var host = new DashboardHost(new Dictionary<string, string?> { ["Sentry:Integrations:0:ClientSecrets:0"] = second, ["Sentry:Integrations:0:ClientSecrets:1"] = DashboardHost.Secret }, folder: folder))
        {
            Assert.Equal("Sentry:Integrations:0:ClientSecrets:0", Of(host)[0].ConfiguredAs);
            Assert.Equal([used, (DateTimeOffset?)null], Of(host).Select(one => host.Get<SecretUses>().LastOf(one.Key)));
        }

        Directory.Delete(folder, recursive: true);

        static List<ClientSecret> Of(DashboardHost host)
        {
            _ = host.Anonymous;
            return [.. host.Get<IntegrationDirectory>().Secrets.Where(one => one.Integration == "acme")];
        }
    }

    [Fact]
    public async Task LastUsed_AtEveryDelivery_IsWrittenOnceAMinute()
    {
        var clock = new FakeTimeProvider(Now);
        await using var host = new DashboardHost(clock: clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => Task.FromResult(Written(host) == Now));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        clock.Advance(TimeSpan.FromSeconds(2));
        // A later note has been written: the writer has looked since.
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3), DashboardHost.OtherSecret);
        clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => Task.FromResult((long)StoreAccess.Scalar(host, "SELECT COUNT(*) FROM SecretUses") == 2));
        Assert.Equal(Now.UtcTicks, StoreAccess.Scalar(host, "SELECT MIN(LastUsedAt) FROM SecretUses"));
        clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(() => Task.FromResult((long)StoreAccess.Scalar(host, "SELECT MIN(LastUsedAt) FROM SecretUses") == Now.AddSeconds(2).UtcTicks));
    }

    [Fact]
    public async Task Secret_PastItsEnd_ProvesNothing_AndIsSeenToBeUsed()
    {
        var clock = new FakeTimeProvider(Now);
        await using var host = new DashboardHost(clock: clock);
        const string secret = "a-secret-that-is-to-end";
        var directory = host.Get<IntegrationDirectory>();
        await directory.AddSecretAsync(new("acme", secret) { Name = "to end" }, Cancel);
        var stored = directory.Secrets.Single(one => one.Id is not null);
        Assert.Equal(("to end", Now, null), (stored.Name, stored.AddedAt, stored.NotAfter));
        await host.Get<ClientSecrets>().EndAsync(stored.Id!.Value, Now.AddHours(24), Cancel);
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), secret);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await host.PostAsync("seer", "{}"u8.ToArray(), secret);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(Now.AddHours(24).AddSeconds(-1), host.Get<SecretUses>().LastOf(stored.Key));
        Assert.Equal(Now.AddHours(24), host.Get<SecretUses>().RefusedOf(stored.Key));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
    }

    [Fact]
    public async Task Secret_RenamedThenRemoved_IsGoneWithItsUses()
    {
        await using var host = new DashboardHost();
        const string secret = "a-secret-that-is-removed";
        var directory = host.Get<IntegrationDirectory>();
        await directory.AddSecretAsync(new("acme", secret), Cancel);
        var id = directory.Secrets.Single(one => one.Id is not null).Id!.Value;
        await host.Get<ClientSecrets>().RenameAsync(id, " since July ", Cancel);
        Assert.Equal("since July", directory.Secrets.Single(one => one.Id == id).Name);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Get<ClientSecrets>().RenameAsync(id, new string('x', 61), Cancel));
        await host.Get<ClientSecrets>().RemoveAsync(id, Cancel);
        Assert.DoesNotContain(directory.Secrets, one => one.Id is not null);
        using var answer = await host.PostAsync("seer", "{}"u8.ToArray(), secret);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Get<ClientSecrets>().EndAsync(id, null, Cancel));
    }

    [Fact]
    public async Task Changes_AllAtOnce_AreAllInTheLastPicture()
    {
        await using var host = new DashboardHost();
        var directory = host.Get<IntegrationDirectory>();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(at => directory.AddSecretAsync(new("acme", $"one-of-many-secrets-{at}"), Cancel)));
        Assert.Equal(25, directory.Find("acme")!.Secrets);
        // The same under two names: one of them wins, and the other is told.
        var (one, two) = (directory.AddSecretAsync(new("one", "a-secret-of-both-of-them"), Cancel), directory.AddSecretAsync(new("two", "a-secret-of-both-of-them"), Cancel));
        var failure = await Record.ExceptionAsync(() => Task.WhenAll(one, two));
        Assert.IsType<ArgumentException>(failure);
        Assert.True(one.IsFaulted != two.IsFaulted);
    }

    [Fact]
    public void Outlook_OfSecrets_SaysWhenTheLastOneEnds()
    {
        ClientSecret Secret(string key, int? hours, bool lost = false) => new() { Key = key, Integration = "acme", NotAfter = hours is { } end ? Now.AddHours(end) : null, IsLost = lost };
        Assert.Equal(Now.AddHours(5), SecretOutlook.EndOf([Secret("a", 3), Secret("b", 5), Secret("c", -1), Secret("d", null, lost: true)], Now));
        Assert.Null(SecretOutlook.EndOf([Secret("a", 3), Secret("b", null)], Now));
        Assert.Null(SecretOutlook.EndOf([Secret("a", -3)], Now));
        Assert.True(SecretOutlook.IsLast(Secret("a", null), [Secret("a", null), Secret("b", -1)], Now));
        Assert.False(SecretOutlook.IsLast(Secret("a", null), [Secret("a", null), Secret("b", 2)], Now));
        Assert.True(SecretOutlook.IsLast(Secret("a", null), [Secret("a", null), Secret("b", 2)], Now, by: Now.AddHours(24)));
    }
}

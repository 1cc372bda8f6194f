using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>A key ring that is encrypted for a certificate.</summary>
public sealed class KeyCertificateTests : IDisposable
{
    private const string Password = "a-password-of-tests";
    private const string Secret = "a-client-secret-that-is-sealed";

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ring_WithACertificate_IsNotReadableWithoutIt_AndSecretsAreWithIt()
    {
        var settings = new Dictionary<string, string?> { ["Store:KeyCertificate"] = Make("ring.pfx"), ["Store:KeyCertificatePassword"] = Password };
        await using (var host = new DashboardHost(settings, folder: _folder))
            await host.Get<IntegrationDirectory>().AddSecretAsync("umbrella", IntegrationKind.Internal, Secret, null, sample: false, Cancel);

        var keys = Directory.GetFiles(Path.Combine(_folder, "keys"), "*.xml");
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("<EncryptedData", File.ReadAllText(key), StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", File.ReadAllText(key), StringComparison.Ordinal);
        });

        await using (var again = new DashboardHost(settings, folder: _folder))
        {
            (await again.Anonymous.GetAsync("/healthz", Cancel)).Dispose();
            Assert.Empty(again.Get<IntegrationDirectory>().Lost);
        }

        // Without it the secrets are said to be lost, and nothing else is.
        await using var without = new DashboardHost(folder: _folder);
        (await without.Anonymous.GetAsync("/healthz", Cancel)).Dispose();
        Assert.Equal(1, without.Get<IntegrationDirectory>().Lost["umbrella"]);
    }

    [Theory]
    [InlineData("none.pfx", Password)]
    [InlineData("ring.pfx", "another password")]
    [InlineData("curve.pfx", Password)]
    public void Certificate_Unusable_StopsTheStartWithOneLine(string file, string password)
    {
        Make("ring.pfx");
        using (var curve = ECDsa.Create())
            Save(new CertificateRequest("CN=curve", curve, HashAlgorithmName.SHA256), "curve.pfx");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Store:KeyCertificate"] = Path.Combine(_folder, file), ["Store:KeyCertificatePassword"] = password });
        var error = Assert.Throws<StoreUnusableException>(builder.AddStore);
        Assert.StartsWith($"Store:KeyCertificate is '{Path.Combine(_folder, file)}', which cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private string Make(string name)
    {
        using var key = RSA.Create(2048);
        return Save(new CertificateRequest("CN=ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), name);
    }

    private string Save(CertificateRequest request, string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, Password));
        return file;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using SeerDashboard.Store;

namespace SeerDashboard.Samples;

/// <summary>What <c>--demo</c> changes: a store of its own that starts empty, and one integration with a secret of its own.</summary>
public static class DemoSettings
{
    /// <summary>Name of the demo's integration.</summary>
    public const string Integration = "demo";

    /// <summary>Configuration key of its secret.</summary>
    internal const string SecretKey = "Sentry:Integrations:0:ClientSecrets:0";

    // Held until the process ends.
    private static readonly ConcurrentBag<FileStream> Claims = [];

    /// <summary>Takes <c>--demo</c> out of the arguments and says whether it was there; left in, the command line's reader would take the next argument for its value.</summary>
    public static bool TakeFrom(ref string[] args)
    {
        var others = Array.FindAll(args, arg => !string.Equals(arg, "--demo", StringComparison.OrdinalIgnoreCase));
        var asked = others.Length < args.Length;
        args = others;
        return asked;
    }

    /// <summary>Empties the demo's store and puts the demo's settings in place of what is configured; call it after all sources are added.</summary>
    public static void Apply(IConfigurationBuilder configuration) => Apply(configuration, "data");

    /// <summary>The same with another folder, relative to the current one.</summary>
    internal static void Apply(IConfigurationBuilder configuration, string folder)
    {
        PrivateFolder.Make(folder);
        var store = Path.Combine(folder, Claim(folder) + ".db");
        foreach (var file in (string[])[store, store + "-wal", store + "-shm", store + "-journal"])
            File.Delete(file);
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        WriteSecret(Path.ChangeExtension(store, ".secret"), secret);

        // What is configured for real senders must not leak into the demo: not their tokens, not a second integration.
        var kept = Pairs(configuration).Where(pair => !pair.Key.StartsWith("Sentry:Integrations", StringComparison.OrdinalIgnoreCase)).ToList();
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection(kept);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Provider"] = "Sqlite",
            ["Store:ConnectionString"] = $"Data Source={store.Replace('\\', '/')}",
            ["Sentry:Integrations:0:Name"] = Integration,
            ["Sentry:Integrations:0:Organization"] = "acme",
            [SecretKey] = secret,
        });
    }

    /// <summary>The secret of a demo on this machine that was started in this folder; null when there is none, or for another machine.</summary>
    internal static string? SecretFor(Uri address)
    {
        var file = Path.Combine("data", "demo.secret");
        return address.IsLoopback && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>A name that no running demo has: a second one must not empty the store under the first.</summary>
    private static string Claim(string folder)
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? "demo" : string.Create(CultureInfo.InvariantCulture, $"demo{number}");
            try
            {
                Claims.Add(new(Path.Combine(folder, name + ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
                return name;
            }
            catch (IOException) when (number < 10)
            {
                // Another demo holds it; the operating system lets go of it when that one ends, however it ends.
            }
        }
    }

    private static List<KeyValuePair<string, string?>> Pairs(IConfigurationBuilder configuration)
    {
        var root = configuration as IConfiguration ?? configuration.Build();
        return [.. root.AsEnumerable().Where(pair => pair.Value is not null)];
    }

    private static void WriteSecret(string path, string secret)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(secret);
    }
}

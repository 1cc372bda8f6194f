using System.Diagnostics;
using System.Globalization;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>Debian's package <c>webhook</c>: checks the HMAC and starts <c>/bin/true</c>; it stores nothing.</summary>
internal static class DebianWebhook
{
    private const string Rules =
        """
        [{"id": "sentry", "execute-command": "/bin/true", "success-http-response-code": 202, "trigger-rule-mismatch-http-response-code": 401, "trigger-rule":
          {"match": {"type": "payload-hmac-sha256", "secret": "SECRET", "parameter": {"source": "header", "name": "Sentry-Hook-Signature"}}}}]
        """;

    /// <summary>Started; null when it is neither here nor can be installed.</summary>
    public static async Task<Server?> StartAsync(string folder)
    {
        if (Find() is null && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            Console.WriteLine("Installing Debian's webhook");
            await ShellAsync("apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends webhook >/dev/null");
        }

        if (Find() is not { } program)
            return null;
        var rules = Path.Combine(folder, "hooks.json");
        await File.WriteAllTextAsync(rules, Rules.Replace("SECRET", Server.Secret, StringComparison.Ordinal));
        var port = Server.FreePort();
        return await Server.StartAsync(
            "Debian's webhook", port, folder, program, ["-hooks", rules, "-ip", "127.0.0.1", "-port", port.ToString(CultureInfo.InvariantCulture), "-urlprefix", "webhooks"], []);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Select(folder => Path.Combine(folder, "webhook")).FirstOrDefault(File.Exists);

    private static async Task ShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { UseShellExecute = false })!;
        await shell.WaitForExitAsync();
    }
}

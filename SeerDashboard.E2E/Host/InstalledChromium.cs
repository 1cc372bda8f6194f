namespace SeerDashboard.E2E.Host;

/// <summary>Where this machine's Chromium is, and how it is started.</summary>
internal static class InstalledChromium
{
    /// <summary>Quiet, and nothing but what the page asks for.</summary>
    public static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary><c>SEER_CHROMIUM</c>, else the first on PATH, else <paramref name="otherwise"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find(string otherwise)
    {
        var path = Installed() ?? otherwise;
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException("Chromium is needed: install it (Debian: apt-get install chromium-headless-shell), or say with SEER_CHROMIUM where it is.");
    }

    private static string? Installed()
    {
        if (Environment.GetEnvironmentVariable("SEER_CHROMIUM") is { Length: > 0 } named)
            return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        // The headless one first: it draws no windows, which takes half of a test's time.
        string[] names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

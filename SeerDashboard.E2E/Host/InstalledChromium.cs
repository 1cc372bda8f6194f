namespace SeerDashboard.E2E.Host;

/// <summary>Where this machine's Chromium is, and how it is started.</summary>
internal static class InstalledChromium
{
    /// <summary>Quiet, and nothing but what the page asks for.</summary>
    public static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // What draws no windows takes half of a test's time.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary><c>SEER_CHROMIUM</c>, else the first on PATH, else <paramref name="otherwise"/>.</summary>
    /// <param name="otherwise">Where there may be another.</param>
    /// <param name="asPeopleHave">Rather the whole browser, as for what is measured.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find(string otherwise, bool asPeopleHave = false)
    {
        var path = Installed(asPeopleHave ? [.. Names.Skip(1), Names[0]] : Names) ?? otherwise;
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException("Chromium is needed: install it (Debian: apt-get install chromium-headless-shell), or say with SEER_CHROMIUM where it is.");
    }

    private static string? Installed(string[] names)
    {
        if (Environment.GetEnvironmentVariable("SEER_CHROMIUM") is { Length: > 0 } named)
            return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

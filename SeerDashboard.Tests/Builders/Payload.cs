namespace SeerDashboard.Tests.Builders;

/// <summary>The files of <c>Payloads/</c>: bodies as Sentry sends them.</summary>
/// <param name="Resource">The folder: <c>Sentry-Hook-Resource</c>.</param>
/// <param name="Name">The file without its ending, with a slash when it lies in a folder below.</param>
public sealed record Payload(string Resource, string Name)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Payloads");

    /// <summary>The seven documented ones, in the order Sentry sends them: run 12345.</summary>
    public static IReadOnlyList<Payload> FirstGeneration { get; } =
    [
        new("seer", "first-root-cause-started"), new("seer", "first-root-cause-completed"), new("seer", "first-solution-started"),
        new("seer", "first-solution-completed"), new("seer", "first-coding-started"), new("seer", "first-coding-completed"), new("seer", "first-pr-created"),
    ];

    /// <summary>All ten actions, in the order Sentry sends them: run 8814400012345678.</summary>
    public static IReadOnlyList<Payload> SecondGeneration { get; } =
    [
        new("seer", "second-root-cause-started"), new("seer", "second-root-cause-completed"), new("seer", "second-solution-started"),
        new("seer", "second-solution-completed"), new("seer", "second-coding-started"), new("seer", "second-coding-completed"), new("seer", "second-pr-created"),
        new("seer", "second-iteration-started"), new("seer", "second-iteration-completed"), new("seer", "second-pr-ready-for-review"),
    ];

    /// <summary>Every file.</summary>
    public static IReadOnlyList<Payload> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/').Split('/', 2))
            .Select(parts => new Payload(parts[0], parts[1]))
            .OrderBy(payload => payload.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Lies in a folder <c>unreadable</c>.</summary>
    public bool IsUnreadable => Name.StartsWith("unreadable/", StringComparison.Ordinal);

    /// <summary>The body, byte for byte.</summary>
    public byte[] Body() => File.ReadAllBytes(Path.Combine(Folder, Resource, Name + ".json"));

    /// <inheritdoc/>
    public override string ToString() => $"{Resource}/{Name}";
}

using System.Globalization;
using System.Text.Json;

namespace SeerDashboard.Samples;

/// <summary>All scenarios, read from the files under <c>Samples/Content</c> that are built into the program.</summary>
internal static class ScenarioLibrary
{
    private const string Root = "samples/";
    private static readonly Lazy<IReadOnlyList<Scenario>> Loaded = new(Load);

    /// <summary>In the order of their folders' names.</summary>
    public static IReadOnlyList<Scenario> All => Loaded.Value;

    private static Scenario[] Load()
    {
        var files = typeof(ScenarioLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            // On Windows the build writes the folders with backslashes.
            .Select(name => (Path: name[Root.Length..].Replace('\\', '/').Split('/'), Name: name))
            .Where(file => file.Path.Length > 1)
            .ToLookup(file => file.Path[0], StringComparer.Ordinal);
        return [.. files.OrderBy(folder => folder.Key, StringComparer.Ordinal).Select(folder => Read(folder.Key, folder))];
    }

    private static Scenario Read(string name, IEnumerable<(string[] Path, string Name)> files)
    {
        var texts = files.ToDictionary(file => string.Join('/', file.Path[1..]), file => Text(file.Name), StringComparer.Ordinal);
        var scenario = JsonSerializer.Deserialize<Scenario>(texts["scenario.json"], ScenarioJson.Options)!;
        return scenario with
        {
            Name = name,
            Cause = StepText.Parse(texts.GetValueOrDefault("cause.md", "")),
            Plan = StepText.Parse(texts.GetValueOrDefault("plan.md", "")),
            Diffs = texts.Keys.Select(path => path.Split('/'))
                .Where(path => path is ["changes", _, _])
                .GroupBy(path => int.Parse(path[1], CultureInfo.InvariantCulture))
                .ToDictionary(version => version.Key, version => (IReadOnlyDictionary<string, string>)Repositories(version, texts)),
        };
    }

    private static Dictionary<string, string> Repositories(IEnumerable<string[]> paths, Dictionary<string, string> texts) =>
        paths.OrderBy(path => path[2], StringComparer.Ordinal).ToDictionary(
            path => Path.GetFileNameWithoutExtension(path[2]).Replace('~', '/'),
            // Seer's diffs have no line end at the end and only line feeds (SENTRY.md §5), whatever an editor or a checkout made of the file.
            path => texts[string.Join('/', path)].ReplaceLineEndings("\n").TrimEnd('\n'),
            StringComparer.Ordinal);

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(ScenarioLibrary).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

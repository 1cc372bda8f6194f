using System.Globalization;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace SeerDashboard.Components.Settings;

/// <summary>Tells to what a key of the configuration is set, and in which source.</summary>
internal static class ConfiguredWhere
{
    /// <summary>"10, in appsettings.json"; of a secret or a group only that it is set, or how many entries it has. Null when the key is not set, so that its default is in force.</summary>
    /// <param name="configuration">All sources.</param>
    /// <param name="key">The key, with <c>:</c>.</param>
    /// <param name="secret">Its value is never to be shown.</param>
    internal static string? Of(IConfiguration configuration, string key, bool secret)
    {
        if (configuration is not IConfigurationRoot root || root.Providers.Reverse().FirstOrDefault(each => Has(each, key)) is not { } source)
            return null;
        return Place(source) is { } place ? $"{Value(root.GetSection(key), secret)}, {place}" : Value(root.GetSection(key), secret);
    }

    private static string Value(IConfigurationSection section, bool secret)
    {
        var entries = section.GetChildren().Count();
        if (entries > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{entries} set");
        return secret || section.Value is null ? "set" : section.Value;
    }

    private static bool Has(IConfigurationProvider source, string key) => (source.TryGet(key, out var value) && value is { Length: > 0 }) || source.GetChildKeys([], key).Any();

    // The demo puts its settings straight into memory: there is no place to name.
    private static string? Place(IConfigurationProvider source) => source switch
    {
        JsonConfigurationProvider file => $"in {file.Source.Path ?? "a file"}",
        EnvironmentVariablesConfigurationProvider => "by environment variable",
        CommandLineConfigurationProvider => "by argument",
        _ => null,
    };
}

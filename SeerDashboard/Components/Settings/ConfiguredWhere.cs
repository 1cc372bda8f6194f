using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace SeerDashboard.Components.Settings;

/// <summary>Tells which source of the configuration a key's value comes from.</summary>
internal static class ConfiguredWhere
{
    /// <summary>In words; null when the key is not set, so that its default is in force.</summary>
    internal static string? Of(IConfiguration configuration, string key) =>
        configuration is IConfigurationRoot root && root.Providers.Reverse().FirstOrDefault(each => Has(each, key)) is { } source ? Name(source) : null;

    private static bool Has(IConfigurationProvider source, string key) => (source.TryGet(key, out var value) && value is { Length: > 0 }) || source.GetChildKeys([], key).Any();

    private static string Name(IConfigurationProvider source) => source switch
    {
        JsonConfigurationProvider file => file.Source.Path ?? "a file",
        EnvironmentVariablesConfigurationProvider => "environment variable",
        CommandLineConfigurationProvider => "argument",
        _ => "set by the program",
    };
}

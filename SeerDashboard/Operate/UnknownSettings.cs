using System.Collections;
using System.Reflection;
using SeerDashboard.Access;
using SeerDashboard.Access.OpenId;
using SeerDashboard.Live;
using SeerDashboard.Notify.Outgoing;
using SeerDashboard.Store;
using SeerDashboard.Store.Retention;
using SeerDashboard.Store.Unproven;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Operate;

/// <summary>Keys under our sections that this version does not know: a misspelt one changes nothing, and nobody would notice.</summary>
public static class UnknownSettings
{
    /// <summary>Each section with what it is read into; the inner ones after the outer ones.</summary>
    internal static readonly IReadOnlyDictionary<string, Type> Sections = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        ["Sentry"] = typeof(SentryOptions),
        ["Webhooks"] = typeof(WebhookOptions),
        ["Quarantine"] = typeof(QuarantineOptions),
        ["Store"] = typeof(StoreOptions),
        ["Runs"] = typeof(RunsOptions),
        ["Live"] = typeof(LiveOptions),
        [AccessOptions.Section] = typeof(AccessOptions),
        [OpenIdOptions.Section] = typeof(OpenIdOptions),
        ["Notify"] = typeof(OutgoingOptions),
        ["Retention"] = typeof(RetentionOptions),
    };

    // Read before there are options.
    private static readonly string[] Beside = ["Store:KeyCertificate", "Store:KeyCertificatePassword"];

    /// <summary>A line for each: its key, never its value, and what the section has.</summary>
    public static IEnumerable<string> Told(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Sections.SelectMany(each => In(settings.GetSection(each.Key), each.Value)).Select(unknown => $"Not a setting of this version, and without effect: {unknown.Key}. {unknown.Among} has {string.Join(", ", unknown.Known)}.");
    }

    private static IEnumerable<(string Key, string Among, IEnumerable<string> Known)> In(IConfigurationSection section, Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren().Where(child => !Sections.ContainsKey(child.Path) && !Beside.Contains(child.Path, StringComparer.OrdinalIgnoreCase)))
        {
            if (!known.TryGetValue(child.Key, out var property))
                yield return (child.Path, section.Path, known.Keys.Concat(Beside.Concat(Sections.Keys).Where(key => key.StartsWith($"{section.Path}:", StringComparison.OrdinalIgnoreCase)).Select(key => key[(section.Path.Length + 1)..])));
            // Entries of a list have keys of their own; those of a dictionary are anything.
            else if (Entry(property.PropertyType) is { } entry)
            {
                foreach (var unknown in child.GetChildren().SelectMany(each => In(each, entry)))
                    yield return unknown;
            }
        }
    }

    private static Type? Entry(Type type) =>
        type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [{ IsClass: true } entry] && entry != typeof(string) ? entry : null;
}

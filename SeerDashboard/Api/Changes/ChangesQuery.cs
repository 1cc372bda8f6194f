using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Changes;

/// <summary>What <c>/diff</c> and <c>/patch</c> are asked for.</summary>
internal sealed class ChangesQuery
{
    /// <summary>Reads the query string.</summary>
    public ChangesQuery(IQueryCollection query)
    {
        (Version, Against) = (Number(query, "version"), Number(query, "against"));
        (Repo, File) = (Text(query, "repo"), Text(query, "file"));
    }

    /// <summary>Which change set; null for the one that holds.</summary>
    public int? Version { get; }

    /// <summary>Which it is compared with.</summary>
    public int? Against { get; }

    /// <summary>Of one repository only.</summary>
    public string? Repo { get; }

    /// <summary>Of one file only.</summary>
    public string? File { get; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Which number no version has; null when all are there.</summary>
    public string? Missing(KeptChanges kept)
    {
        var (least, most) = (kept.Run.Versions.Count == 0 ? 0 : 1, kept.Run.Versions.Count);
        if (Version is not null && kept.Version is null)
            return $"'version' may be {least} to {most}: so many change sets were delivered.";
        return Against is not null && kept.Against is null ? $"'against' may be {least} to {most}: so many change sets were delivered." : null;
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values[^1] ?? "" : null;

    private int? Number(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong ??= $"'{name}' must be the number of a change set, 1 for the first.";
        return null;
    }
}

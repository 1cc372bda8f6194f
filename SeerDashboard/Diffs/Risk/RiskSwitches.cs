namespace SeerDashboard.Diffs.Risk;

/// <summary>Which kinds of risk are told of which repository. All are, until somebody switches them off.</summary>
/// <param name="Off">The kinds that are off, per repository.</param>
public sealed record RiskSwitches(IReadOnlyDictionary<string, IReadOnlyList<RiskKind>> Off)
{
    /// <summary>The name that stands for every repository.</summary>
    public const string Everywhere = "*";

    /// <summary>Nothing is switched off.</summary>
    public static RiskSwitches AllOn { get; } = new(new Dictionary<string, IReadOnlyList<RiskKind>>(StringComparer.Ordinal));

    /// <summary>The kind is told of the repository.</summary>
    public bool IsOn(string repo, RiskKind kind) => !IsOff(repo, kind) && !IsOff(Everywhere, kind);

    /// <summary>The kind is switched off under this very name.</summary>
    public bool IsOff(string repo, RiskKind kind) => Off.TryGetValue(repo, out var kinds) && kinds.Contains(kind);

    /// <summary>The same with one switch turned.</summary>
    public RiskSwitches With(string repo, RiskKind kind, bool on)
    {
        var kinds = (Off.TryGetValue(repo, out var off) ? off : []).Where(other => other != kind).Concat(on ? [] : [kind]).Order().ToList();
        var all = Off.Where(pair => pair.Key != repo).ToDictionary(StringComparer.Ordinal);
        if (kinds.Count > 0)
            all[repo] = kinds;
        return new(all);
    }
}

namespace SeerDashboard.Store.Secrets;

/// <summary>One consistent picture of integrations and secrets, replaced whole.</summary>
/// <param name="Integrations">By name.</param>
/// <param name="Secrets">Those that can be used and those that cannot, configured ones first.</param>
/// <param name="Keys">What signatures are checked with, in a fixed order.</param>
internal sealed record KnownIntegrations(IReadOnlyList<Integration> Integrations, IReadOnlyList<ClientSecret> Secrets, IReadOnlyList<(Signer Owner, byte[] Secret)> Keys)
{
    /// <summary>Before anything was read.</summary>
    public static KnownIntegrations None { get; } = new([], [], []);

    /// <summary>How many pictures there were before.</summary>
    public int Version { get; init; }

    /// <summary>Put together; of an integration that is configured and stored the configuration holds, and a secret of no integration is left out.</summary>
    public static KnownIntegrations Of(IEnumerable<Integration> integrations, IEnumerable<(ClientSecret Secret, byte[] Bytes)> secrets)
    {
        var all = integrations.DistinctBy(one => one.Name).ToDictionary(one => one.Name, StringComparer.Ordinal);
        var known = secrets.DistinctBy(one => one.Secret.Key).Where(one => all.ContainsKey(one.Secret.Integration)).ToList();
        var counts = known.Where(one => !one.Secret.IsLost).CountBy(one => one.Secret.Integration).ToDictionary(StringComparer.Ordinal);
        var counted = all.Values.Select(one => one with { Secrets = counts.GetValueOrDefault(one.Name) }).OrderBy(one => one.Name, StringComparer.Ordinal).ToDictionary(one => one.Name, StringComparer.Ordinal);
        return new(
            [.. counted.Values],
            [.. known.Select(one => one.Secret)],
            [.. known.Where(one => !one.Secret.IsLost).Select(one => (new Signer(counted[one.Secret.Integration], one.Secret), one.Bytes))]);
    }
}

namespace SeerDashboard.Store.Secrets;

/// <summary>A client secret as people know it: everything about it but itself.</summary>
public sealed record ClientSecret
{
    /// <summary>Tells secrets apart and says nothing of them; uses are counted by it.</summary>
    public required string Key { get; init; }

    /// <summary>The integration it proves.</summary>
    public required string Integration { get; init; }

    /// <summary>Of the stored one; null for one from configuration, which cannot be changed here.</summary>
    public long? Id { get; init; }

    /// <summary>What people call it; null when it was given no name.</summary>
    public string? Name { get; init; }

    /// <summary>When it was entered; null for one from configuration.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>From then on it proves nothing; null: for ever.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>It cannot be decrypted any more, because the key ring is another one.</summary>
    public bool IsLost { get; init; }

    /// <summary>Where it stands in configuration, such as <c>Sentry:Integrations:0:ClientSecrets:1</c>; null for a stored one.</summary>
    public string? ConfiguredAs { get; init; }

    /// <summary>What it signed at <paramref name="now"/> is accepted.</summary>
    public bool ProvesAt(DateTimeOffset now) => !IsLost && (NotAfter is not { } end || now < end);
}

/// <summary>A client secret with the integration it proves.</summary>
/// <param name="Integration">As it is known now.</param>
/// <param name="Secret">Everything about it but itself.</param>
internal sealed record Signer(Integration Integration, ClientSecret Secret);

/// <summary>A client secret to be stored.</summary>
/// <param name="Integration">The integration's name; it is made when there is none.</param>
/// <param name="Secret">As Sentry shows it.</param>
public sealed record NewSecret(string Integration, string Secret)
{
    /// <summary>What it is to be called; may be null.</summary>
    public string? Name { get; init; }

    /// <summary>Of a new integration: whether Sentry retries.</summary>
    public Runs.IntegrationKind Kind { get; init; }

    /// <summary>Of a new integration: the organisation's slug.</summary>
    public string? Organization { get; init; }

    /// <summary>Of a new integration: it holds sample runs.</summary>
    public bool IsSample { get; init; }

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"a client secret of {Integration}";
}

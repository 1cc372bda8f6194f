namespace SeerDashboard.Store.Secrets;

/// <summary>What becomes of an integration when its secrets end.</summary>
public static class SecretOutlook
{
    /// <summary>No other secret of the same integration proves anything at <paramref name="now"/>, or will once those have ended that end by <paramref name="by"/>.</summary>
    public static bool IsLast(ClientSecret one, IEnumerable<ClientSecret> all, DateTimeOffset now, DateTimeOffset? by = null)
    {
        ArgumentNullException.ThrowIfNull(one);
        return !all.Any(other => other.Key != one.Key && other.Integration == one.Integration && other.ProvesAt(now) && (by is not { } end || other.ProvesAt(end)));
    }

    /// <summary>When the last of <paramref name="secrets"/> that prove something now ends; null when one never does, or none does now.</summary>
    public static DateTimeOffset? EndOf(IEnumerable<ClientSecret> secrets, DateTimeOffset now)
    {
        List<ClientSecret> proving = [.. secrets.Where(one => one.ProvesAt(now))];
        return proving.Any(one => one.NotAfter is null) ? null : proving.Max(one => one.NotAfter);
    }
}

using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Components.Settings;

/// <summary>What is said of client secrets and of what waits for one; never a secret.</summary>
public static class SecretWords
{
    /// <summary>How a secret is called.</summary>
    public static string Name(ClientSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.Name ?? (secret.ConfiguredAs is not null ? "from configuration" : string.Create(CultureInfo.InvariantCulture, $"added {secret.AddedAt:d MMM yyyy}"));
    }

    /// <summary>How long it is accepted, when that is not for ever; null when it is.</summary>
    public static string? End(ClientSecret secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.IsLost ? "cannot be decrypted"
            : secret.NotAfter is not { } end ? null
            : end <= now ? $"ended {RunWords.Ago(end, now)}"
            : $"ends in {Long(end - now)}";
    }

    /// <summary>What waits for a secret; null when nothing does.</summary>
    public static string? Waiting(Quarantine quarantine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(quarantine);
        if (quarantine.Count is var count && (count == 0 || quarantine.Oldest is not { } oldest))
            return null;
        var left = quarantine.Lifetime - (now - oldest);
        var (what, since) = count == 1 ? ("1 request that looks like Sentry's waits", $"for {Long(now - oldest)}") : ($"{RunWords.Count(count)} requests that look like Sentry's wait", $"the oldest for {Long(now - oldest)}");
        return $"{what} for a secret, {since}; add the new secret within {Long(left < TimeSpan.Zero ? TimeSpan.Zero : left)}.";
    }

    /// <summary>The same for a mark on every page: how many requests wait, and " requests wait for a secret, 21 h left"; null when nothing waits.</summary>
    public static (string Count, string Says)? Mark(Quarantine quarantine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(quarantine);
        if (quarantine.Count is var count && (count == 0 || quarantine.Oldest is not { } oldest))
            return null;
        var left = quarantine.Lifetime - (now - oldest);
        return (RunWords.Count(count), $" {(count == 1 ? "request waits" : "requests wait")} for a secret, {Long(left < TimeSpan.Zero ? TimeSpan.Zero : left)} left");
    }

    /// <summary>What had waited and was kept; follows the time in no way.</summary>
    public static string Released(string integration, Released released)
    {
        ArgumentNullException.ThrowIfNull(released);
        return $"{RunWords.Count(released.Count)} verified and applied: what had waited for a secret of {integration} is kept with the time it came.";
    }

    /// <summary>Asked before the last secret of an integration ends or goes.</summary>
    public static string LastOne(string integration) =>
        $"No other secret of {integration} is accepted. From then on what Sentry sends for it is refused; it waits here for a day, and is lost after that.";

    /// <summary>"21 h", "3 days": whole hours, whole days from two days on.</summary>
    public static string Long(TimeSpan time) =>
        time < TimeSpan.FromHours(1) ? RunWords.Rough(time)
        : time < TimeSpan.FromDays(2) ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} days");
}

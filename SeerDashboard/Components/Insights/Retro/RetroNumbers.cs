using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights.Retro;

/// <summary>All that the second group shows.</summary>
/// <param name="Address">What it was read for.</param>
/// <param name="Retro">The numbers.</param>
/// <param name="Repos">The repositories that it can be narrowed to, by name.</param>
public sealed record RetroNumbers(InsightsAddress Address, RetroSummary Retro, IReadOnlyList<string> Repos)
{
    private const int MostRepos = 300;

    /// <summary>Reads them, away from the caller's thread: there may be very many runs.</summary>
    public static Task<RetroNumbers> ReadAsync(RetroReader reader, InsightsAddress address, DateTimeOffset now, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var runs = await reader.ReadAsync(address.Weeks.Since(now).Start, address.Samples, cancel);
            var repos = runs.All.SelectMany(run => run.Repos).CountBy(repo => repo, StringComparer.Ordinal).OrderByDescending(repo => repo.Value).Take(MostRepos).Select(repo => repo.Key);
            IEnumerable<string> chosen = address.Repo is { } repo ? [repo] : [];
            return new RetroNumbers(address, RetroSummary.Of(runs, address.Repo), [.. repos.Union(chosen, StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)]);
        },
        cancel);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Reads an issue with its runs. States are as of now.</summary>
public sealed class IssueReader(IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>So many runs are read, the newest; more are only counted.</summary>
    public const int Most = 24;

    /// <summary>The issue of that number; <paramref name="integration"/> tells two of them apart.</summary>
    public async Task<IssueLookup> FindAsync(GroupId issue, string? integration, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var known = await context.Runs.AsNoTracking().Where(run => run.GroupId == issue.Value).Select(run => run.Integration)
            .Union(context.Issues.AsNoTracking().Where(row => row.GroupId == issue.Value).Select(row => row.Integration))
            .Where(name => integration == null || name == integration).OrderBy(name => name).ToListAsync(cancel);
        if (known is not [var name])
            return new(null, known);
        var runs = context.Runs.AsNoTracking().Where(run => run.GroupId == issue.Value && run.Integration == name);
        var total = await runs.CountAsync(cancel);
        var rows = await runs.OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.RunId).Take(Most)
            .Select(run => new { run.Summary, run.Version, run.Delivered }).ToListAsync(cancel);
        var stored = await context.Issues.AsNoTracking().Where(row => row.GroupId == issue.Value && row.Integration == name).Select(row => row.Facts).SingleOrDefaultAsync(cancel);
        var facts = stored is null ? null : JsonSerializer.Deserialize(stored, RunsJson.Default.IssueFacts);
        var now = clock.GetUtcNow();
        List<Run> read = [.. rows.Select(row => Summaries.Whole(
            (JsonSerializer.Deserialize(row.Summary, RunsJson.Default.RunSummary)! with { Version = row.Version }).At(now),
            JsonSerializer.Deserialize(Packed.Bytes(row.Delivered), RunsJson.Default.SeerRun)!,
            patch: _ => null))];
        return new(
            new()
            {
                GroupId = issue,
                Integration = name,
                // A run's summary knows the place in Sentry too.
                Issue = read.Count > 0 ? read[0].Issue : IssueSummary.Of(facts),
                Culprit = facts?.Culprit?.Value is { Length: > 0 } culprit ? culprit : null,
                Runs = read,
                Total = total,
            },
            known);
    }
}

/// <summary>What was found under an issue's number.</summary>
/// <param name="Issue">The issue; null when there is none or more than one.</param>
/// <param name="Integrations">The integrations that know one of that number: more than one means that it is to be said whose.</param>
public sealed record IssueLookup(IssueWithRuns? Issue, IReadOnlyList<string> Integrations);

/// <summary>An issue with its runs.</summary>
public sealed record IssueWithRuns
{
    /// <summary>Sentry's number of the issue.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>Name of the integration that tells of it.</summary>
    public required string Integration { get; init; }

    /// <summary>What is known of it.</summary>
    public required IssueSummary Issue { get; init; }

    /// <summary>Where in the code, as Sentry says it; null while unknown.</summary>
    public string? Culprit { get; init; }

    /// <summary>The newest first, without patch texts; no more than <see cref="IssueReader.Most"/>.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>How many runs there are in all.</summary>
    public required int Total { get; init; }
}

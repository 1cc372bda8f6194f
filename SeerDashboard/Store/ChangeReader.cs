using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>The change sets of a run with their texts: the one that holds, or an earlier one, and one to compare it with.</summary>
/// <param name="Run">The delivered state, without texts.</param>
/// <param name="Version">The one that is shown; null when none was delivered.</param>
/// <param name="Against">The one it is compared with; null when none was asked for.</param>
public sealed record KeptChanges(SeerRun Run, ChangeVersion? Version, ChangeVersion? Against)
{
    /// <summary>The run whose <see cref="Against"/> is, when it is another one.</summary>
    public SeerRun? AgainstRun { get; init; }
}

/// <summary>Reads change sets. Every one that was delivered is kept (STATE.md §4); of an erased run only its files' names and counts are left.</summary>
public sealed class ChangeReader(IDbContextFactory<SeerContext> store)
{
    /// <summary>The run's version, by which one knows whether it is another now; null when there is no such run.</summary>
    public async Task<long?> VersionAsync(RunKey run, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Runs.AsNoTracking().Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .Select(row => (long?)row.Version).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Null when there is no such run. A number that no version has gives none.</summary>
    /// <param name="run">Which run.</param>
    /// <param name="version"><see cref="ChangeVersion.Number"/>; null for the one that holds.</param>
    /// <param name="against">Another, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<KeptChanges?> FindAsync(RunKey run, int? version, int? against, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var row = await context.Runs.AsNoTracking()
            .Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .Select(row => row.Delivered).SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var delivered = JsonSerializer.Deserialize(Packed.Bytes(row), RunsJson.Default.SeerRun)!;
        var shown = Of(delivered, version ?? delivered.CurrentVersion);
        var other = Of(delivered, against);
        var text = await KeptPatches.ReadAsync(context, Files(shown).Concat(Files(other)), cancel);
        return new(delivered, WithTexts(shown, text), WithTexts(other, text));
    }

    /// <summary>The same with a change set of another run to compare it with; null when there is no such run. A number that no version has gives none.</summary>
    /// <param name="run">Which run.</param>
    /// <param name="version"><see cref="ChangeVersion.Number"/>; null for the one that holds.</param>
    /// <param name="other">The other run.</param>
    /// <param name="against">Which change set of that; null for the one that holds.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<KeptChanges?> FindAsync(RunKey run, int? version, RunKey other, int? against, CancellationToken cancel) =>
        await FindAsync(run, version, against: null, cancel) is { } kept && await FindAsync(other, against, against: null, cancel) is { } compared
            ? kept with { Against = compared.Version, AgainstRun = compared.Run }
            : null;

    private static ChangeVersion? Of(SeerRun run, int? number) => run.Versions.FirstOrDefault(version => version.Number == number);

    private static IEnumerable<FileChange> Files(ChangeVersion? version) => (version?.Changes.Repositories ?? []).SelectMany(repository => repository.Files);

    private static ChangeVersion? WithTexts(ChangeVersion? version, Func<string, string?> text) => version is null
        ? null
        : version with { Changes = new([.. version.Changes.Repositories.Select(repository => Summaries.WithText(repository, text))]) };
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SeerDashboard.Components.Run;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Components.Diff;

/// <summary>What the script of the diff is told to begin with: addresses and small facts, no file and no line.</summary>
/// <param name="Diff">Where the API gives the change set.</param>
/// <param name="Patch">Where it gives it as a patch.</param>
/// <param name="Said">Where it tells what was said of it.</param>
/// <param name="Repos">The repositories that are changed.</param>
/// <param name="Comments">Whether something can be said about a line.</param>
/// <param name="Marks">Whether files can be marked as viewed.</param>
/// <param name="Longest">Longest comment, in characters.</param>
public sealed record DiffPlace(string Diff, string Patch, string Said, IReadOnlyList<DiffRepo> Repos, bool Comments, bool Marks, int Longest)
{
    /// <summary>For one run.</summary>
    public static DiffPlace Of(SeerDashboard.Runs.Run run, RunPlace place, bool comments, bool marks)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(place);
        var links = new FileLinks(run.PullRequests, run.Changes);
        var repos = run.Changes.DistinctBy(change => change.Repo);
        var pulls = run.PullRequests.ToLookup(pull => pull.Repo, StringComparer.Ordinal);
        return new(place.Changes("diff"), place.Changes("patch"), place.Changes("comments"), [.. repos.Select(change => DiffRepo.Of(change, links, [.. pulls[change.Repo]]))], comments, marks, ReviewLimits.Comment);
    }

    /// <summary>Another text when what the API tells of the change set is another: code came, or the cause or the plan beside it did.</summary>
    public static string Shown(SeerDashboard.Runs.Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var cause = run.RootCause is null ? [] : JsonSerializer.SerializeToUtf8Bytes(run.RootCause, RunsJson.Default.RootCause);
        var plan = run.Solution is null ? [] : JsonSerializer.SerializeToUtf8Bytes(run.Solution, RunsJson.Default.Solution);
        return string.Create(CultureInfo.InvariantCulture, $"{run.ChangeVersions} {run.ChangesOutdated} {Convert.ToHexStringLower(SHA256.HashData([.. cause, 0, .. plan]))}");
    }

    /// <summary>They say the same.</summary>
    public bool Equals(DiffPlace? other) =>
        other is not null && (Diff, Patch, Said, Comments, Marks, Longest) == (other.Diff, other.Patch, other.Said, other.Comments, other.Marks, other.Longest) && Repos.SequenceEqual(other.Repos);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Diff, Repos.Count);
}

/// <summary>A repository of a change set.</summary>
/// <param name="Repo">Its name, verbatim.</param>
/// <param name="Files">What the address of a file begins with; null when it is not known.</param>
/// <param name="Pulls">How its pull requests stand; null when there is none.</param>
public sealed record DiffRepo(string Repo, string? Files, string? Pulls)
{
    // A name without anything to be escaped, which the address then ends with.
    private const string Probe = "x";

    /// <summary>For one repository.</summary>
    /// <param name="change">What is changed in it.</param>
    /// <param name="links">Where its files are.</param>
    /// <param name="pulls">Its own.</param>
    public static DiffRepo Of(RepositoryChange change, FileLinks links, IReadOnlyList<PullRequest> pulls)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(links);
        var link = links.Of(new(Probe, change.Repo, null));
        return new(change.Repo, link?.Href[..^Probe.Length], PullRequestWords.Together(pulls));
    }
}

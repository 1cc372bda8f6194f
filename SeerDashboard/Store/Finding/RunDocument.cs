using System.Globalization;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>What a run is found by: names by any part of them, long texts by the beginnings of their words.</summary>
internal sealed record RunDocument
{
    /// <summary>No text is searched beyond this: a finding is named long before.</summary>
    private const int Longest = 64 * 1024;

    /// <summary>So many files of one run are found by their paths.</summary>
    private const int MostFiles = 1_000;

    /// <summary>Short id, numbers of run and issue; one a line.</summary>
    public required string Ids { get; init; }

    /// <summary>The issue's.</summary>
    public string Title { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Paths { get; init; } = "";

    /// <summary>Numbers, addresses, titles and branches of pull requests; one a line.</summary>
    public string Pulls { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Repos { get; init; } = "";

    /// <summary>What a row shows.</summary>
    public string Headline { get; init; } = "";

    /// <summary>The root cause with its steps.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The plan with its steps.</summary>
    public string Solution { get; init; } = "";

    /// <summary>The files that are changed, and those that the root cause or the plan names.</summary>
    public IReadOnlyList<NamedFile> Files { get; init; } = [];

    /// <summary>Everything that is known of a run; what a row says when <paramref name="run"/> cannot be read.</summary>
    public static RunDocument Of(SeerRun? run, RunSummary summary)
    {
        var files = run is null ? [] : FilesOf(run);
        return new()
        {
            Ids = Lines([summary.Issue.ShortId, summary.RunId.ToString(), summary.GroupId?.ToString()]),
            Title = Lines([summary.Issue.Title]),
            Paths = Lines(files.Select(file => file.Path).Distinct(StringComparer.Ordinal)),
            Pulls = Lines([.. summary.PullRequests.SelectMany(Said), .. (run?.Changes()?.Repositories ?? []).SelectMany(change => (string?[])[change.Title, change.Branch])]),
            Repos = Lines(summary.Repos),
            Headline = Lines([summary.Headline]),
            Cause = run?.RootCause is { } cause ? CauseOf(cause) : "",
            Solution = run?.Solution is { } plan ? Lines([plan.Summary, .. plan.Steps.SelectMany(step => (string?[])[step.Title, step.Description])]) : "",
            Files = files,
        };
    }

    private static string CauseOf(RootCause cause) => Lines(
    [
        cause.Headline, cause.Summary, .. cause.Steps.SelectMany(step => (string?[])[step.Title, step.Analysis]), .. cause.Whys, .. cause.Reproduction,
        cause.NoCodeFixReason, cause.Fixability?.Reason,
    ]);

    private static IEnumerable<string?> Said(PullRequest pull) =>
        [pull.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{pull.Repo} #{number}") : null, pull.Url];

    private static List<NamedFile> FilesOf(SeerRun run)
    {
        var changed = (run.Changes()?.Repositories ?? []).SelectMany(change => change.Files.SelectMany(file => (string?[])[file.Path, file.OldPath]).OfType<string>()
            .Select(path => new NamedFile(change.Repo, path, IsChanged: true)));
        var named = (run.RootCause?.Steps ?? []).Select(step => step.File).Concat((run.Solution?.Steps ?? []).Select(step => step.File)).OfType<CodeFile>()
            .Select(file => new NamedFile(file.Repo ?? "", file.Path, IsChanged: false));
        var files = changed.Concat(named).Where(file => file.Path.Length is > 0 and <= 1_000).DistinctBy(file => (file.Repo, file.Path)).Take(MostFiles).ToList();
        // A file that is named without its repository is the one of that path, when there is one.
        var known = files.Where(file => file.Repo.Length > 0).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        files.RemoveAll(file => file.Repo.Length == 0 && known.Contains(file.Path));
        return files;
    }

    private static string Lines(IEnumerable<string?> parts)
    {
        var text = string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        // What follows a zero character is no text to SQLite.
        return (text.Length > Longest ? text[..Longest] : text).Replace('\0', ' ');
    }
}

/// <summary>A file of a run.</summary>
/// <param name="Repo">Empty when it is not known.</param>
/// <param name="Path">Inside the repository.</param>
/// <param name="IsChanged">It is in the change set.</param>
internal sealed record NamedFile(string Repo, string Path, bool IsChanged);

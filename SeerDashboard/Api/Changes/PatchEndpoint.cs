using System.Text;
using SeerDashboard.Diffs;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Changes;

/// <summary><c>GET /api/runs/{runId}/patch</c>.</summary>
internal static class PatchEndpoint
{
    /// <summary>
    /// The change set as <c>git apply</c> takes it: all of it, or <c>?repo=</c>'s, or <c>&amp;file=</c>'s alone, or one <c>&amp;hunk=</c> of that. A file to keep,
    /// never something a browser shows. What it goes without stands above it, in lines that <c>git apply</c> and <c>patch</c> skip.
    /// </summary>
    public static async Task<IResult> ReadAsync(string runId, HttpContext http, RunReader runs, ChangeReader changes, CancellationToken cancel)
    {
        var (asked, found, problem) = await ChangesQuery.OfAsync(runId, http, runs, cancel);
        if (found is not { } run || await asked.FindAsync(changes, run, cancel) is not { } kept)
            return problem ?? ApiProblem.NoRun(runId);
        if (asked.Missing(kept) is { } missing)
            return ApiProblem.BadQuery(missing);
        var files = DiffHeads.Read(kept).Where(file => (asked.Repo ?? file.Repo) == file.Repo && (asked.File ?? file.File.Path) == file.File.Path).Select(file => file.File).ToList();
        if (files.Count == 0 && (asked.Repo ?? asked.File) is not null)
            return ApiProblem.NoFile(asked.Repo, asked.File);
        var hunks = files.Sum(file => file.Hunks.Count);
        if (asked.Hunk is { } number && (number == 0 || number > hunks))
            return ApiProblem.NoHunk(asked.File!, hunks);
        var written = PatchText.Of(asked.Hunk is { } one ? [Only(files, one)] : files);
        if (asked.File is not null && written is { Text: "", LeftOut: [var left, ..] })
            return ApiProblem.NoPatch(left.File.Path, left.Why);
        var name = asked.Version is { } version ? $"run-{run.RunId}-v{version}.patch" : $"run-{run.RunId}.patch";
        return TypedResults.File(Encoding.UTF8.GetBytes(Without(written) + written.Text), "text/x-diff; charset=utf-8", name);
    }

    /// <summary>The same path may be there twice: hunks are counted through all that have it.</summary>
    private static DiffFile Only(List<DiffFile> files, int hunk)
    {
        var at = hunk - 1;
        foreach (var file in files)
        {
            if (at < file.Hunks.Count)
                return PatchText.Only(file, [file.Hunks[at]]);
            at -= file.Hunks.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(hunk));
    }

    /// <summary>What it goes without, in lines that <c>git apply</c> and <c>patch</c> skip.</summary>
    internal static string Without(WrittenPatch written) =>
        string.Concat(written.LeftOut.Select(left => $"# left out: {(left.File.Path.Length == 0 ? "a file without a name" : DiffNames.Quote(left.File.Path))}: {left.Why}\n"));
}

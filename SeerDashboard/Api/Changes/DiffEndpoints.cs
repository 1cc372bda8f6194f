using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Changes;

/// <summary><c>GET /api/runs/{runId}/diff</c>.</summary>
internal static class DiffEndpoints
{
    private const int Batch = 32_000;

    /// <summary>
    /// The change set for the view: one JSON document, written so that it can be read line by line while it comes. The first line is the
    /// head, each line after it some lines of a file, in the order of the files. Lines of very large files come only with <c>?file=</c> and their key.
    /// </summary>
    public static async Task<IResult> ReadAsync(string runId, HttpContext http, RunReader runs, ChangeReader changes, CancellationToken cancel)
    {
        var asked = new ChangesQuery(http.Request.Query);
        if (asked.Wrong is { } wrong)
            return ApiProblem.BadQuery(wrong);
        var (found, problem) = await OneRun.FindAsync(runId, http.Request, runs, cancel);
        if (found is not { } run)
            return problem!;
        if (await changes.FindAsync(run, asked.Version, asked.Against, cancel) is not { } kept)
            return ApiProblem.NoRun(runId);
        if (asked.Missing(kept) is { } missing)
            return ApiProblem.BadQuery(missing);
        var files = DiffHeads.Files(kept);
        var head = JsonSerializer.SerializeToUtf8Bytes(DiffHeads.Of(kept, files), DiffWriting.Compact.DiffHead);
        // The head holds a hash of every file's change: the same head, the same lines.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(head))[..32]}-{asked.File}\"");
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag.ToString();
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Stream(output => WriteAsync(output, head, files, asked.File, cancel), "application/json; charset=utf-8");
    }

    private static async Task WriteAsync(Stream output, byte[] head, IReadOnlyList<ReadFile> files, string? file, CancellationToken cancel)
    {
        var pipe = PipeWriter.Create(output, new(leaveOpen: true));
        pipe.Write(head.AsSpan(..^1));
        pipe.Write(",\"hunks\":["u8);
        var words = new WordBudget();
        var first = true;
        for (var at = 0; at < files.Count; at++)
        {
            if (file is null ? files[at].Head.Late : files[at].Head.Key != file)
                continue;
            foreach (var part in new HunkParts(at, files[at].Diff, files[at].Head.Invisible ?? [], words).All())
            {
                pipe.Write(first ? "\n"u8 : ",\n"u8);
                first = false;
                pipe.Write(JsonSerializer.SerializeToUtf8Bytes(part, DiffWriting.Compact.HunkPart));
                if (pipe.UnflushedBytes > Batch)
                    await pipe.FlushAsync(cancel);
            }
        }

        pipe.Write("\n]}"u8);
        await pipe.FlushAsync(cancel);
        await pipe.CompleteAsync();
    }
}

/// <summary>What <c>/diff</c> and <c>/patch</c> are asked for.</summary>
internal sealed class ChangesQuery
{
    /// <summary>Reads the query string.</summary>
    public ChangesQuery(IQueryCollection query)
    {
        (Version, Against) = (Number(query, "version"), Number(query, "against"));
        (Repo, File) = (Text(query, "repo"), Text(query, "file"));
    }

    /// <summary>Which change set; null for the one that holds.</summary>
    public int? Version { get; }

    /// <summary>Which it is compared with.</summary>
    public int? Against { get; }

    /// <summary>Of one repository only.</summary>
    public string? Repo { get; }

    /// <summary>Of one file only.</summary>
    public string? File { get; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Which number no version has; null when all are there.</summary>
    public string? Missing(KeptChanges kept)
    {
        var (least, most) = (kept.Run.Versions.Count == 0 ? 0 : 1, kept.Run.Versions.Count);
        if (Version is not null && kept.Version is null)
            return $"'version' may be {least} to {most}: so many change sets were delivered.";
        return Against is not null && kept.Against is null ? $"'against' may be {least} to {most}: so many change sets were delivered." : null;
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values[^1] ?? "" : null;

    private int? Number(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong ??= $"'{name}' must be the number of a change set, 1 for the first.";
        return null;
    }
}

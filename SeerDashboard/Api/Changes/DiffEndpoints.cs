using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SeerDashboard.Store;

namespace SeerDashboard.Api.Changes;

/// <summary><c>GET /api/runs/{runId}/diff</c>.</summary>
internal static class DiffEndpoints
{
    private const int Batch = 32_000;
    private const string Type = "application/json; charset=utf-8";

    /// <summary>
    /// The change set for the view: one JSON document, written so that it can be read line by line while it comes. The first line is the
    /// head, each line after it some lines of a file, in the order of the files, the last what is worth a look. Lines of very large files come only with <c>?file=</c> and their key.
    /// </summary>
    public static async Task<IResult> ReadAsync(string runId, HttpContext http, RunReader runs, ChangeReader changes, ChangeSets ready, RiskBook risks, CancellationToken cancel)
    {
        var (asked, found, problem) = await ChangesQuery.OfAsync(runId, http, runs, cancel);
        if (found is not { } run || await changes.VersionAsync(run, cancel) is not { } at)
            return problem ?? ApiProblem.NoRun(runId);
        var compared = asked.Other is { } one && await changes.VersionAsync(one, cancel) is { } then ? (one, then) : ((Runs.RunKey, long)?)null;
        var key = new ChangesKey(run, at, asked.Version, asked.Against, asked.File, risks.Current, compared);
        http.Response.Headers.CacheControl = "private, no-cache";
        if (ready.Find(key) is { } known)
        {
            if (IsKnown(http, known.Tag))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            if (known.Json is { } json)
                return TypedResults.Bytes(json, Type);
        }

        if (await asked.FindAsync(changes, run, cancel) is not { } kept)
            return ApiProblem.NoRun(runId);
        if (asked.Missing(kept) is { } missing)
            return ApiProblem.BadQuery(missing);
        var files = DiffHeads.Files(kept);
        var head = JsonSerializer.SerializeToUtf8Bytes(DiffHeads.Of(kept, files), DiffWriting.Compact.DiffHead);
        // The head holds a hash of every file's change: the same head, the same lines.
        var told = string.Join('\n', key.Risks.Off.SelectMany(pair => pair.Value.Select(kind => $"{pair.Key} {kind}")).Order(StringComparer.Ordinal));
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData([.. head, .. Encoding.UTF8.GetBytes($"{asked.File}\n{told}")]))[..32]}\"";
        if (IsKnown(http, tag))
        {
            ready.Keep(key, new(tag, null));
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return TypedResults.Stream(async output => ready.Keep(key, new(tag, await WriteAsync(output, head, files, key, cancel))), Type);
    }

    private static bool IsKnown(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));
    }

    /// <summary>Writes it part by part, and gives the whole.</summary>
    private static async Task<byte[]> WriteAsync(Stream output, byte[] head, IReadOnlyList<ReadFile> files, ChangesKey key, CancellationToken cancel)
    {
        var pipe = PipeWriter.Create(output, new(leaveOpen: true));
        var whole = new ArrayBufferWriter<byte>();
        void Write(ReadOnlySpan<byte> bytes)
        {
            pipe.Write(bytes);
            whole.Write(bytes);
        }

        Write(head.AsSpan(..^1));
        Write(",\"hunks\":["u8);
        var words = new WordBudget();
        var first = true;
        for (var at = 0; at < files.Count; at++)
        {
            if (key.File is null ? files[at].Head.Late : files[at].Head.Key != key.File)
                continue;
            foreach (var part in new HunkParts(at, files[at].Diff, files[at].Head.Invisible ?? [], words).All())
            {
                Write(first ? "\n"u8 : ",\n"u8);
                first = false;
                Write(JsonSerializer.SerializeToUtf8Bytes(part, DiffWriting.Compact.HunkPart));
                if (pipe.UnflushedBytes > Batch)
                    await pipe.FlushAsync(cancel);
            }
        }

        // Last, since looking for them takes longer than reading: lines are seen before.
        Write("\n],\"risks\":"u8);
        Write(JsonSerializer.SerializeToUtf8Bytes(DiffHeads.Risks(files, key.Risks, key.Against is not null), DiffWriting.Compact.IReadOnlyListLineRisk));
        Write("}"u8);
        await pipe.FlushAsync(cancel);
        await pipe.CompleteAsync();
        return whole.WrittenSpan.ToArray();
    }
}

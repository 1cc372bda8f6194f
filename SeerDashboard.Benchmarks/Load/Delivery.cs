using System.Globalization;
using System.Text;
using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Benchmarks.Load;

/// <summary>Makes whole requests, signed beforehand, so that nothing of that is measured.</summary>
internal static class Delivery
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(Server.Secret);

    private static readonly string[] Words =
        "the cart restored from an archive has no customer so checkout reads null and raises while the session still holds its own copy of the order and a retry finds neither of them in cache".Split(' ');

    private static long _run = 1_000_000;

    /// <summary>A number that no run had in this process.</summary>
    public static long NewRun() => Interlocked.Increment(ref _run);

    /// <summary>Goes on so much further.</summary>
    public static void SkipRuns(long runs) => Interlocked.Add(ref _run, runs);

    /// <summary>A root cause of about <paramref name="bytes"/> bytes.</summary>
    public static byte[] Body(long run, int bytes)
    {
        var random = new Random((int)run);
        var whys = new StringBuilder();
        while (whys.Length < bytes - 330)
            whys.Append(whys.Length == 0 ? "\"" : ",\"").Append(Sentence(random, 20)).Append('"');
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$$"""{"action":"root_cause_completed","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"run_id":{{{run}}},"group_id":{{{7_000_000_000 + run}}},"root_cause":{"one_line_description":"{{{Sentence(random, 8)}}}","five_whys":[{{{whys}}}],"reproduction_steps":[]}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}"""));
    }

    /// <summary>A change set of about <paramref name="bytes"/> bytes, in files of some kilobytes.</summary>
    public static byte[] Changes(long run, int bytes)
    {
        var random = new Random((int)run);
        var files = new StringBuilder();
        for (var file = 0; files.Length < bytes - 330; file++)
        {
            var lines = string.Concat(Enumerable.Range(0, Math.Clamp(bytes / 160, 4, 120)).Select(line => $"\\n{(line % 2 == 0 ? '-' : '+')}    {Sentence(random, 9)}"));
            var count = Math.Clamp(bytes / 160, 4, 120) / 2;
            files.Append(file == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"path":"shop/part{{file}}.py","type":"M","added":{{count}},"removed":{{count}},"diff":"--- shop/part{{file}}.py\n+++ shop/part{{file}}.py\n@@ -1,{{count}} +1,{{count}} @@{{lines}}"}""");
        }

        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$$"""{"action":"coding_completed","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"run_id":{{{run}}},"group_id":{{{7_000_000_000 + run}}},"code_changes":{"acme/shop":[{{{files}}}]}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}"""));
    }

    /// <summary>A whole request with <paramref name="body"/>; <paramref name="signature"/> in place of the right one.</summary>
    public static byte[] Request(byte[] body, string? signature = null)
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"POST /webhooks/sentry HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: sentry/26.9.0 (https://sentry.io)\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nRequest-ID: {Guid.NewGuid():n}\r\nSentry-Hook-Resource: seer\r\nSentry-Hook-Timestamp: {TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}\r\n{(signature is "" ? "" : $"Sentry-Hook-Signature: {signature ?? Signature.Of(body, Secret)}\r\n")}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? random.Next(1000).ToString(CultureInfo.InvariantCulture) : "")));
}

using System.Diagnostics;
using System.Globalization;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary><c>store FILE --runs 1500 --deliveries 10000 [--seed 1] [--until 2026-11-24]</c>.</summary>
internal static class StoreCommand
{
    /// <summary>What it takes.</summary>
    public const string Usage = "store FILE [--runs 1500] [--deliveries 10000] [--seed 1] [--until 2026-11-24]";

    /// <summary>Writes the store; false when the arguments cannot be read.</summary>
    public static async Task<bool> RunAsync(string[] args)
    {
        if (args is not [var file, .. var rest] || Size(rest) is not { } size)
            return false;
        await WriteAsync(Path.GetFullPath(file), size);
        return true;
    }

    /// <summary>Writes it, and says so.</summary>
    public static async Task WriteAsync(string file, StoreSize size)
    {
        var from = Stopwatch.GetTimestamp();
        var told = 0;
        await GeneratedStore.WriteAsync(file, size, written =>
        {
            if (written * 10L / size.Runs == told)
                return;
            told = (int)(written * 10L / size.Runs);
            Scratch.Say($"{written} runs, {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s");
        }, CancellationToken.None);
        Scratch.Say($"{file}: {size.Runs} runs, {size.Deliveries} deliveries, {new FileInfo(file).Length / 1_000_000} MB, written in {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s");
    }

    /// <summary>The latest full day, so that a store is the same all day.</summary>
    public static DateTimeOffset Today => new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private static StoreSize? Size(string[] rest)
    {
        var size = StoreSize.Small(Today);
        for (var at = 0; at + 1 < rest.Length; at += 2)
        {
            var number = int.TryParse(rest[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : (int?)null;
            StoreSize? next = rest[at] switch
            {
                "--runs" when number is { } runs => size with { Runs = runs },
                "--deliveries" when number is { } deliveries => size with { Deliveries = deliveries },
                "--seed" when number is { } seed => size with { Seed = seed },
                "--until" when DateTimeOffset.TryParse(rest[at + 1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) => size with { Until = until.ToUniversalTime() },
                _ => null,
            };
            if (next is null)
                return null;
            size = next;
        }

        return rest.Length % 2 == 0 && size.Deliveries >= size.Runs ? size : null;
    }
}

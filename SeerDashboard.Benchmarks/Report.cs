using System.Globalization;

namespace SeerDashboard.Benchmarks;

/// <summary>Prints what docs/benchmarks.md keeps.</summary>
internal static class Report
{
    /// <summary>A table of times, then the ratio of the first to the second against its goal.</summary>
    public static void Print(double goal, params IReadOnlyList<Times> times)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {times[0].Count} rounds");
        Console.WriteLine();
        Console.WriteLine("| what | median, ms | p95, ms |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var one in times)
            Console.WriteLine(one.Row());
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{times[0].Name} / {times[1].Name}: {times[0].Median / times[1].Median:0.00} of medians, {times[0].P95 / times[1].P95:0.00} of p95; goal: at most {goal:0.0} of medians"));
    }
}

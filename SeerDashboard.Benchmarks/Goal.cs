using System.Globalization;

namespace SeerDashboard.Benchmarks;

/// <summary>What was measured against what is wanted, as one line of the report.</summary>
internal static class Goal
{
    /// <summary>At least so much.</summary>
    public static void AtLeast(string what, double measured, double wanted) => Print(what, measured, "at least", wanted, measured >= wanted);

    /// <summary>At most so much.</summary>
    public static void AtMost(string what, double measured, double wanted) => Print(what, measured, "at most", wanted, measured <= wanted);

    /// <summary>Half are smaller.</summary>
    public static double Median(this IEnumerable<double> values) => values.At(0.5);

    /// <summary>Nearest rank.</summary>
    public static double At(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    private static void Print(string what, double measured, string bound, double wanted, bool reached) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(reached ? "PASS " : "SHORT")}  {what}: {measured:0.00}; goal: {bound} {wanted:0.##}"));
}

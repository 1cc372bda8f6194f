using System.Diagnostics;

namespace SeerDashboard.Benchmarks;

/// <summary>
/// Translates the page's <c>performance.now()</c> into this process's own ticking: both count the machine's monotonic clock,
/// from different starts. The question with the quickest answer tells the difference best.
/// </summary>
internal sealed class PageClock
{
    private static readonly double Origin = Stopwatch.GetTimestamp();

    private double _quickest = double.MaxValue;
    private double _ahead;

    /// <summary>Now, in ms, by this process.</summary>
    public static double Now => (Stopwatch.GetTimestamp() - Origin) * 1000 / Stopwatch.Frequency;

    /// <summary>The difference is known to this many ms.</summary>
    public double Uncertainty => _quickest / 2;

    /// <summary>Asks once more.</summary>
    public async Task AskAsync(IPage page)
    {
        var from = Now;
        var there = await page.EvaluateAsync<double>("() => performance.now()");
        var took = Now - from;
        if (took < _quickest)
            (_quickest, _ahead) = (took, there - from - (took / 2));
    }

    /// <summary>A time of the page by the clock of <see cref="Now"/>.</summary>
    public double ByOurs(double ofPage) => ofPage - _ahead;
}

using System.Globalization;
using System.Runtime;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>The app in a process of the benchmark's own, which says how much memory is in use after a full collection whenever it is asked.</summary>
internal static class Hosted
{
    /// <summary>A line that asks.</summary>
    public const string Ask = "memory";

    /// <summary>Serves until it is ended; the app reads its settings from the environment.</summary>
    public static async Task RunAsync(string url)
    {
        _ = Task.Run(Answer);
        await Task.Run(() => typeof(Program).Assembly.EntryPoint!.Invoke(null, [(string[])["--urls", url]]));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }

    private static void Answer()
    {
        while (Console.ReadLine() is { } line)
        {
            if (line != Ask)
                continue;
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            // What can be finalized now may free more.
            for (var round = 0; round < 2; round++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Ask} {GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}"));
        }
    }
}

using System.Globalization;
using System.Runtime;

#pragma warning disable CA1050, MA0047 // The runtime looks for this very name, in no namespace.
/// <summary>
/// Runs in the app's own process, before the app, when <c>DOTNET_STARTUP_HOOKS</c> names this assembly: says how much memory is in use after
/// a full collection whenever a line on standard input asks.
/// </summary>
internal static class StartupHook
{
    /// <summary>A line that asks, and the first word of the answer.</summary>
    public const string Ask = "memory";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize() => new Thread(Answer) { IsBackground = true }.Start();

    private static void Answer()
    {
        while (Console.ReadLine() is { } line)
        {
            if (line != Ask)
                continue;
            // What can be finalized now may free more.
            for (var round = 0; round < 2; round++)
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Ask} {GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}"));
        }
    }
}

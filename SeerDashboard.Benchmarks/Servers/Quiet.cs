using System.Globalization;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>What one server leaves to be done after its answers (Debian's webhook: a backlog of commands) must not be done while the next one is measured.</summary>
internal static class Quiet
{
    private const double Idle = 0.9;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Comes back once the processor has nothing much to do, or after 30 s; at once where that cannot be read.</summary>
    public static async Task WaitAsync()
    {
        for (var waited = TimeSpan.Zero; File.Exists("/proc/stat") && waited < Longest; waited += Look)
        {
            var before = Read();
            await Task.Delay(Look, TimeProvider.System);
            var after = Read();
            if (after.Idle - before.Idle >= Idle * (after.All - before.All))
                return;
        }
    }

    /// <summary>Ticks of all cores: user, nice, system, idle, and others.</summary>
    private static (long Idle, long All) Read()
    {
        long[] ticks = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(tick => long.Parse(tick, CultureInfo.InvariantCulture))];
        return (ticks[3], ticks.Sum());
    }
}

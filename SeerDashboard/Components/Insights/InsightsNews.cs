using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Components.Insights;

/// <summary>Says when the numbers are worth reading again: they follow what happens by up to a second, and change with the clock.</summary>
public sealed class InsightsNews(Receipts receipts, RejectionLog rejections, SilenceWatch silences, TimeProvider clock)
{
    // Twice the pace at which counts are written.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Who has been silent for too long.</summary>
    public SilenceWatch Silences => silences;

    /// <summary>Calls <paramref name="changed"/> after something happened, not more often than every so often; and once a minute in any case.</summary>
    public IDisposable Watch(Func<TimeSpan> every, Action changed)
    {
        var gate = new Lock();
        // What came just before is not counted yet.
        var (read, happened) = (clock.GetUtcNow(), clock.GetUtcNow());
        void Happened()
        {
            lock (gate)
                happened = clock.GetUtcNow();
        }

        void Look()
        {
            lock (gate)
            {
                var now = clock.GetUtcNow();
                if (now - read < every() || (read - happened > Behind && now - read < Longest))
                    return;
                read = now;
            }

            changed();
        }

        receipts.Changed += Happened;
        rejections.Changed += Happened;
        silences.Changed += changed;
        var ticking = clock.CreateTimer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        return new Once(() =>
        {
            ticking.Dispose();
            receipts.Changed -= Happened;
            rejections.Changed -= Happened;
            silences.Changed -= changed;
        });
    }
}

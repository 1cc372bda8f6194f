using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Deliveries;

/// <summary>The rows that are shown: what comes while somebody reads them waits above.</summary>
public sealed class LogRows
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<DeliveryRow> Shown { get; private set; } = [];

    /// <summary>How many wait, as far as the newest page tells.</summary>
    public int Waiting { get; private set; }

    /// <summary>The same in words.</summary>
    public string WaitingWords { get; private set; } = "";

    /// <summary>Takes a page; while it is on <paramref name="hold"/> rows stay where they are, and only their verdicts are brought up to date.</summary>
    public void Take(DeliveryPage page, bool hold)
    {
        if (!hold || Shown.Count == 0)
        {
            (Shown, Waiting) = (page.Items, 0);
            return;
        }

        var now = page.Items.ToDictionary(row => row.Id);
        Shown = [.. Shown.Select(row => now.GetValueOrDefault(row.Id, row))];
        Waiting = page.Items.TakeWhile(row => row.Id > Shown[0].Id).Count();
        var more = Waiting == page.Items.Count && page.Older is not null;
        WaitingWords = string.Create(CultureInfo.InvariantCulture, $"{Waiting}{(more ? " or more" : "")} new {(Waiting == 1 ? "delivery" : "deliveries")}");
    }
}

using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>A run's place among those that the desk lists.</summary>
/// <param name="Number">Its place, from 1; null when it is not among them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Before">The one before; null for the first.</param>
/// <param name="After">The one after; null for the last.</param>
public sealed record RunNeighbours(int? Number, int Count, RunSummary? Before, RunSummary? After)
{
    /// <summary>There is no other.</summary>
    public static readonly RunNeighbours None = new(null, 0, null, null);

    /// <summary>
    /// Where <paramref name="run"/> stands on <paramref name="board"/>. One that left it, because it was finished while it was read, keeps
    /// its neighbours of <paramref name="last"/> as long as they are there: whoever reads on goes on where they were.
    /// </summary>
    public static RunNeighbours Of(DeskBoard board, DeskGroup? chosen, RunKey run, RunNeighbours last)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(last);
        // What is done or out of sight is gone through by who went to look for it, and not after what waits.
        var apart = chosen ?? board.GroupOf(run);
        List<DeskCard> cards = [.. DeskWords.Groups.Where(group => apart is DeskGroup.Done or DeskGroup.Snoozed || chosen is not null ? group == apart : group <= DeskGroup.Running).SelectMany(group => board[group])];
        List<RunSummary> all = [.. cards.Select(card => card.Run)];
        // An older run of an issue stands where it is folded: under the newest.
        var at = cards.FindIndex(card => card.Key == run || card.Earlier.Any(older => older.Key == run));
        if (at >= 0)
            return new(at + 1, all.Count, at > 0 ? all[at - 1] : null, at < all.Count - 1 ? all[at + 1] : null);
        var before = Still(last.Before);
        return new(null, all.Count, before, Still(last.After) ?? (before is null ? all.FirstOrDefault() : null));

        RunSummary? Still(RunSummary? one) => one is null ? null : all.Find(other => other.Key == one.Key);
    }
}

using System.Data.Common;
using MudBlazor;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Acts;

/// <summary>What a person does with runs on a page: done at once, said in a word, and taken back with one press. One a circuit.</summary>
public sealed class RunActs(RunHandling handling, ISnackbar snackbar)
{
    // Long enough to read it, to see that it was the wrong row, and to get there.
    private static readonly TimeSpan SaidFor = TimeSpan.FromSeconds(8);

    /// <summary>These runs were changed by the viewer, or changed back.</summary>
    public event Action<IReadOnlyCollection<RunKey>>? Acted;

    /// <summary>Gives runs to a person; to nobody when <paramref name="person"/> is null.</summary>
    public Task ClaimAsync(IReadOnlyCollection<RunSummary> runs, string? person, Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        var said = person is null ? $"{Named(runs)} given back" : me.Is(person) ? $"{Named(runs)} claimed" : $"{Named(runs)} handed over to {person}";
        return DoAsync(runs, said, keys => handling.ClaimAsync(keys, person, CancellationToken.None));
    }

    /// <summary>Puts runs out of sight.</summary>
    public Task SnoozeAsync(IReadOnlyCollection<RunSummary> runs, SnoozeTime time, Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(time);
        var until = time.When is null ? "until something changes" : $"until {time.When}";
        return DoAsync(runs, $"{Named(runs)} snoozed {until}", keys => handling.SnoozeAsync(keys, time.Until, me.Name, CancellationToken.None));
    }

    /// <summary>Brings snoozed runs back.</summary>
    public Task WakeAsync(IReadOnlyCollection<RunSummary> runs) =>
        DoAsync(runs, $"{Named(runs)} brought back", keys => handling.WakeAsync(keys, CancellationToken.None));

    /// <summary>Marks runs as done, or takes the mark away.</summary>
    public Task DoneAsync(IReadOnlyCollection<RunSummary> runs, bool done, Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        return DoAsync(runs, $"{Named(runs)} {(done ? "marked as done" : "no longer marked as done")}", keys => handling.DoneAsync(keys, done, me.Name, CancellationToken.None));
    }

    private static string Named(IReadOnlyCollection<RunSummary> runs) => runs.Count == 1 ? RunNames.Of(runs.First()) : RunWords.Count(runs.Count, "run");

    private async Task DoAsync(IReadOnlyCollection<RunSummary> runs, string said, Func<IReadOnlyCollection<RunKey>, Task<IReadOnlyList<Handled>>> act)
    {
        if (runs.Count == 0)
            return;
        try
        {
            var handled = await act([.. runs.Select(run => run.Key)]);
            Acted?.Invoke([.. handled.Select(one => one.Run)]);
            snackbar.Add(said, Severity.Normal, shown =>
            {
                shown.HideIcon = true;
                shown.RequireInteraction = false;
                shown.VisibleStateDuration = (int)SaidFor.TotalMilliseconds;
                shown.Action = "Undo";
                shown.OnClick = async _ => await UndoAsync(handled);
            });
        }
        catch (DbException)
        {
            snackbar.Add("This could not be saved, so nothing was changed: the store cannot be written at the moment.", Severity.Error);
        }
    }

    private async Task UndoAsync(IReadOnlyList<Handled> handled)
    {
        try
        {
            await handling.RestoreAsync(handled, CancellationToken.None);
            Acted?.Invoke([.. handled.Select(one => one.Run)]);
        }
        catch (DbException)
        {
            snackbar.Add("This could not be taken back: the store cannot be written at the moment.", Severity.Error);
        }
    }
}

using MudBlazor;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Components.Acts;

/// <summary>What a person does with runs on a page: done at once, said in a word, and taken back with one press. One a circuit.</summary>
public sealed class RunActs(RunHandling handling, ISnackbar snackbar)
{
    // Long enough to read it, to see that it was the wrong row, and to get there.
    private static readonly TimeSpan SaidFor = TimeSpan.FromSeconds(8);

    private IReadOnlyList<Handled> _last = [];
    private Snackbar? _shown;

    /// <summary>These runs were changed by the viewer, or changed back.</summary>
    public event Action<IReadOnlyCollection<RunKey>>? Acted;

    /// <summary>
    /// Gives runs to a person; to nobody when <paramref name="person"/> is null. One that somebody else took since the page showed it stays theirs until that is
    /// asked for once more. So do, when the viewer claims several, all that others have: no button for several says whose they are.
    /// </summary>
    public Task ClaimAsync(IReadOnlyCollection<RunSummary> runs, string? person, Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(runs);
        var onlyFree = runs.Count > 1 && me.Is(person);
        return ClaimAsync(runs, runs.ToDictionary(run => run.Key, run => onlyFree ? null : run.ClaimedBy), person, me);
    }

    /// <summary>Puts runs out of sight.</summary>
    public Task SnoozeAsync(IReadOnlyCollection<RunSummary> runs, SnoozeTime time, Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(time);
        var until = time.When is null ? "until something changes" : $"until {time.When}";
        return DoAsync(runs, these => $"{ActWords.Named(these)} snoozed {until}", keys => handling.SnoozeAsync(keys, time.Until, me.Name, CancellationToken.None));
    }

    /// <summary>Brings snoozed runs back.</summary>
    public Task WakeAsync(IReadOnlyCollection<RunSummary> runs) =>
        DoAsync(runs, these => $"{ActWords.Named(these)} brought back", keys => handling.WakeAsync(keys, CancellationToken.None));

    /// <summary>Marks runs as done, or takes the mark away.</summary>
    public Task DoneAsync(IReadOnlyCollection<RunSummary> runs, bool done, Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        return DoAsync(runs, these => $"{ActWords.Named(these)} {(done ? "marked as done" : "no longer marked as done")}", keys => handling.DoneAsync(keys, done, me.Name, CancellationToken.None));
    }

    /// <summary>Takes back what the viewer did last, however long ago.</summary>
    public async Task UndoAsync()
    {
        if (_last.Count == 0)
        {
            snackbar.Add("There is nothing to take back.");
            return;
        }

        if (_shown is not null)
            snackbar.Remove(_shown);
        await UndoAsync(_last);
    }

    private async Task ClaimAsync(IReadOnlyCollection<RunSummary> runs, IReadOnlyDictionary<RunKey, string?> seen, string? person, Me me)
    {
        var handled = await DoAsync(
            runs,
            these => ActWords.Given(these, person, me),
            _ => handling.ClaimAsSeenAsync(seen, person, CancellationToken.None),
            isDone: one => Has(one, person));
        var others = handled.Where(one => !Has(one, person)).ToDictionary(one => one.Run, one => one.After.ClaimedBy);
        if (others.Count == 0)
            return;
        IReadOnlyCollection<RunSummary> left = [.. runs.Where(run => others.ContainsKey(run.Key))];
        Say(ActWords.Stayed(left, others.Values), ActWords.Anyway(person, me), () => ClaimAsync(left, others, person, me));
    }

    /// <summary>What was done with each run; those that <paramref name="isDone"/> does not count were left as they were.</summary>
    private async Task<IReadOnlyList<Handled>> DoAsync(
        IReadOnlyCollection<RunSummary> runs, Func<IReadOnlyCollection<RunSummary>, string> said, Func<IReadOnlyCollection<RunKey>, Task<IReadOnlyList<Handled>>> act, Func<Handled, bool>? isDone = null)
    {
        if (runs.Count == 0)
            return [];
        try
        {
            var handled = await act([.. runs.Select(run => run.Key)]);
            Acted?.Invoke([.. handled.Select(one => one.Run)]);
            var done = handled.Where(one => isDone?.Invoke(one) != false).ToDictionary(one => one.Run);
            if (done.Count == 0)
                return handled;
            IReadOnlyList<Handled> did = _last = [.. done.Values];
            _shown = Say(said([.. runs.Where(run => done.ContainsKey(run.Key))]), "Undo", () => UndoAsync(did));
            return handled;
        }
        catch (NotAllowedException refused)
        {
            snackbar.Add($"Nothing was changed. {refused.Message}", Severity.Error);
            return [];
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            snackbar.Add("This could not be saved, so nothing was changed: the store cannot be written at the moment.", Severity.Error);
            return [];
        }
    }

    private async Task UndoAsync(IReadOnlyList<Handled> did)
    {
        try
        {
            var back = await handling.RestoreAsync(did, CancellationToken.None);
            if (ReferenceEquals(_last, did))
                _last = [];
            Acted?.Invoke([.. did.Select(one => one.Run)]);
            if (ActWords.Kept(did, back) is { } kept)
                snackbar.Add(kept, Severity.Warning);
        }
        catch (NotAllowedException refused)
        {
            snackbar.Add($"Nothing was changed. {refused.Message}", Severity.Error);
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            snackbar.Add("This could not be taken back: the store cannot be written at the moment.", Severity.Error);
        }
    }

    private static bool Has(Handled one, string? person) => string.Equals(one.After.ClaimedBy, person, StringComparison.OrdinalIgnoreCase);

    private Snackbar? Say(string words, string action, Func<Task> pressed) => snackbar.Add(words, Severity.Normal, shown =>
    {
        // The same words a second time are another act, with an undo of its own.
        shown.DuplicatesBehavior = SnackbarDuplicatesBehavior.Allow;
        shown.HideIcon = true;
        shown.RequireInteraction = false;
        shown.VisibleStateDuration = (int)SaidFor.TotalMilliseconds;
        shown.Action = action;
        shown.OnClick = _ => pressed();
    });
}

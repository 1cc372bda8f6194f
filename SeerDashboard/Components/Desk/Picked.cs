using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>The rows that one viewer selected.</summary>
public sealed class Picked
{
    private readonly HashSet<RunKey> _keys = [];
    private RunKey? _last;

    /// <summary>How many.</summary>
    public int Count => _keys.Count;

    /// <summary>It is one of them.</summary>
    public bool Has(RunKey run) => _keys.Contains(run);

    /// <summary>Selects a row, or no longer; with <paramref name="range"/> all rows from the last one on get what this one gets.</summary>
    public void Toggle(RunKey run, bool range, IReadOnlyList<RunKey> shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var picks = !_keys.Contains(run);
        var (from, to) = (_last is { } last ? IndexOf(last) : -1, IndexOf(run));
        IEnumerable<RunKey> these = range && from >= 0 && to >= 0 ? shown.Skip(Math.Min(from, to)).Take(Math.Abs(from - to) + 1) : [run];
        foreach (var each in these)
            _ = picks ? _keys.Add(each) : _keys.Remove(each);
        _last = run;

        int IndexOf(RunKey key) => shown.Index().Where(one => one.Item == key).Select(one => one.Index).DefaultIfEmpty(-1).First();
    }

    /// <summary>Selects none.</summary>
    public void Clear()
    {
        _keys.Clear();
        _last = null;
    }

    /// <summary>Only what is still shown stays selected: nobody does something with what they do not see.</summary>
    public void Keep(IEnumerable<RunKey> shown) => _keys.IntersectWith(shown);
}

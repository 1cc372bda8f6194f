namespace SeerDashboard.Components.Keys;

/// <summary>
/// The shortcuts that work now: one list a circuit, given to every component below the layout as a cascading value. Components use it through
/// <see cref="OnKey"/>, which adds one while it is shown. Called on the circuit's own thread only.
/// </summary>
public sealed class Shortcuts
{
    private readonly List<Shortcut> _added = [];

    /// <summary>A shortcut came or went.</summary>
    public event Action? Changed;

    /// <summary>All that work, in the order in which they came; of those with the same keys the last, which is the closest to where the person is.</summary>
    public IReadOnlyList<Shortcut> All => [.. _added.Where((one, at) => one.Keys is null || _added.FindLastIndex(other => other.Keys == one.Keys) == at)];

    /// <summary>Adds one until the returned is disposed.</summary>
    public IDisposable Add(Shortcut shortcut)
    {
        ArgumentNullException.ThrowIfNull(shortcut);
        _added.Add(shortcut);
        Changed?.Invoke();
        return new Once(() =>
        {
            _added.RemoveAt(_added.FindIndex(one => ReferenceEquals(one, shortcut)));
            Changed?.Invoke();
        });
    }
}

namespace SeerDashboard.Components;

/// <summary>Several watches that end together.</summary>
internal sealed class Several(IDisposable[] watches) : IDisposable
{
    public void Dispose() => Array.ForEach(watches, watch => watch.Dispose());
}

/// <summary>Ends once, however often it is disposed.</summary>
internal sealed class Once(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}

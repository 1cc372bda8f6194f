using System.Threading.Channels;
using Microsoft.AspNetCore.Components;

namespace SeerDashboard.Components;

/// <summary>
/// A component that follows something live. It registers first and reads then, so nothing falls between; the first change
/// shows at once, further ones within <see cref="Pause"/> are folded into one; it never registers in prerender.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    /// <summary>Shortest time between two reads.</summary>
    protected static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // One slot: a change that comes while one is waiting is the same change.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _watching;
    private Task _following = Task.CompletedTask;
    private int _left;

    /// <summary>The one clock.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = null!;

    /// <summary>Ends when the component does.</summary>
    protected CancellationToken Leaving { get; private set; }

    /// <summary>
    /// Registers <paramref name="changed"/> with what is followed, and gives what ends that again. Called once, before the first read.
    /// <paramref name="changed"/> may be called on any thread and returns at once.
    /// </summary>
    protected abstract IDisposable Watch(Action changed);

    /// <summary>Reads all that is shown; rendering follows. Called on the circuit's own thread, in prerender too.</summary>
    protected abstract Task ReadAsync(CancellationToken cancel);

    /// <summary>What is to be ended besides watching; called once.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <summary>Watches several things as one.</summary>
    protected static IDisposable All(params IDisposable[] watches) => new Several(watches);

    /// <summary>Watches an event without arguments.</summary>
    protected static IDisposable On(Action<Action> add, Action<Action> remove, Action changed)
    {
        ArgumentNullException.ThrowIfNull(add);
        add(changed);
        return new Once(() => remove(changed));
    }

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        Leaving = _leaving.Token;
        if (RendererInfo.IsInteractive)
        {
            _watching = Watch(Changed);
            _following = FollowAsync();
        }

        await ReadAsync(Leaving);
    }

    /// <summary>Something changed: read and render soon. From any thread.</summary>
    protected void Changed() => _changes.Writer.TryWrite(true);

    private async Task FollowAsync()
    {
        // Away from the circuit's thread: only the reading belongs there.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (var _ in _changes.Reader.ReadAllAsync(Leaving).ConfigureAwait(false))
            {
                await InvokeAsync(RefreshAsync).ConfigureAwait(false);
                await Task.Delay(Pause, Clock, Leaving).ConfigureAwait(false);
            }
        }
        catch (Exception reason) when (reason is OperationCanceledException or ObjectDisposedException && _leaving.IsCancellationRequested)
        {
            // The component left.
        }
        catch (Exception problem)
        {
            // To the own circuit and its error boundary, never to whoever said that something changed.
            await DispatchExceptionAsync(problem).ConfigureAwait(false);
        }
    }

    private async Task RefreshAsync()
    {
        await ReadAsync(Leaving);
        StateHasChanged();
    }

    /// <summary>Ends watching; further calls do nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _left, 1) == 1)
            return;
        GC.SuppressFinalize(this);
        _watching?.Dispose();
        _changes.Writer.TryComplete();
        await _leaving.CancelAsync();
        await LeaveAsync();
        // Not waiting for _following: it may be waiting for the thread this runs on.
        _ = _following.ContinueWith(_ => _leaving.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}

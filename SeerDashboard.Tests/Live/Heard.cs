using System.Threading.Channels;

namespace SeerDashboard.Tests.Live;

/// <summary>Keeps what a watcher was told, to be waited for.</summary>
internal sealed class Heard<T>
{
    private readonly Channel<T> _all = Channel.CreateUnbounded<T>();

    public void Take(T what) => _all.Writer.TryWrite(what);

    /// <summary>What was told and not yet taken.</summary>
    public int Count => _all.Reader.Count;

    public async Task<T> NextAsync() => await _all.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().SoonAsync();

    /// <summary>The first that fits; what comes before is dropped.</summary>
    public async Task<T> FirstAsync(Predicate<T> fits)
    {
        while (true)
        {
            if (await NextAsync() is var next && fits(next))
                return next;
        }
    }
}

internal static class Waiting
{
    /// <summary>Keeps a test that will never end from hanging; no assertion about time.</summary>
    public static Task<T> SoonAsync<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="SoonAsync{T}"/>
    public static Task SoonAsync(this Task task) => task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, TestContext.Current.CancellationToken);
}

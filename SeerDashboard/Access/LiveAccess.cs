using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Claims;

namespace SeerDashboard.Access;

/// <summary>
/// Looks every two seconds whether those whose pages and connections stay open still may: a request is asked once, and these outlive theirs.
/// </summary>
public sealed partial class LiveAccess(AccessNow access, TimeProvider clock, ILogger<LiveAccess> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Watched, byte> _open = new();

    /// <summary>How many are watched.</summary>
    internal int Count => _open.Count;

    /// <summary>Watches until it is disposed.</summary>
    /// <param name="who">As the request was asked.</param>
    /// <param name="changed">Told of another role; of null, once and for all, when they may do nothing any more.</param>
    public IDisposable Watch(ClaimsPrincipal who, Func<ClaimsPrincipal?, Task> changed)
    {
        var one = new Watched(this, who, changed);
        _open[one] = 0;
        return one;
    }

    /// <summary>Watches until it is disposed; <paramref name="ended"/> is called when they may do nothing any more.</summary>
    public IDisposable Watch(ClaimsPrincipal who, Action ended) => Watch(who, now =>
    {
        if (now is null)
            ended();
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancel)
    {
        foreach (var one in _open.Keys)
        {
            try
            {
                var now = await access.OfAsync(one.Who, cancel);
                if (now is not null && ReferenceEquals(now, one.Who))
                    continue;
                one.Who = now ?? one.Who;
                if (now is null)
                    one.Dispose();
                await one.Changed(now);
            }
            catch (DbException)
            {
                // The store cannot be read for a moment: nobody is sent away for that.
            }
            catch (Exception error) when (!cancel.IsCancellationRequested)
            {
                NotTold(log, error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A change of access could not be told to an open page or connection")]
    private static partial void NotTold(ILogger logger, Exception error);

    private sealed class Watched(LiveAccess all, ClaimsPrincipal who, Func<ClaimsPrincipal?, Task> changed) : IDisposable
    {
        public ClaimsPrincipal Who { get; set; } = who;

        public Func<ClaimsPrincipal?, Task> Changed { get; } = changed;

        public void Dispose() => all._open.TryRemove(this, out _);
    }
}

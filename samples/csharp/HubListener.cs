using Microsoft.AspNetCore.SignalR.Client;

namespace SeerSample;

/// <summary>Hears of every change of every run, for as long as it is open.</summary>
public sealed class HubListener : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly Dictionary<(string Installation, long RunId), long> _known = [];

    /// <param name="address">Where the dashboard is.</param>
    /// <param name="key">A key with the role Viewer.</param>
    /// <param name="changed">Told of each change, one after the other.</param>
    /// <param name="readAnew">What was pushed while the connection was broken is lost: read what you need by GET.</param>
    public HubListener(Uri address, string key, Action<SeerRun> changed, Func<Task> readAnew)
    {
        _hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/hubs/seer"), hub => hub.AccessTokenProvider = () => Task.FromResult<string?>(key))
            .WithAutomaticReconnect()
            .Build();
        _hub.On<SeerRun>("RunChanged", run =>
        {
            // A push may come late or twice.
            if (_known.TryGetValue((run.Installation, run.RunId), out var version) && version >= run.Version)
                return;
            _known[(run.Installation, run.RunId)] = run.Version;
            changed(run);
        });
        _hub.Reconnected += _ => readAnew();
    }

    /// <summary>Joins; what changes from then on is told.</summary>
    public Task StartAsync(CancellationToken cancel = default) => _hub.StartAsync(cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

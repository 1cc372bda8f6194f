namespace SeerDashboard.Store;

/// <summary>What several ask the store for at the same moment, read once for all of them. Nobody's leaving ends a reading that others wait for.</summary>
/// <param name="clock">The one clock.</param>
internal sealed class ReadOnce<TKey, TAnswer>(TimeProvider clock)
    where TKey : notnull
{
    /// <summary>For so long an answer is given to further ones that ask, unless it is forgotten before.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Reading> _readings = [];

    /// <summary>How often the store was asked.</summary>
    public int Made { get; private set; }

    /// <summary>The answer of a reading that is good still, or of a new one.</summary>
    public async Task<TAnswer> ReadAsync(TKey key, Func<CancellationToken, Task<TAnswer>> read, CancellationToken cancel)
    {
        var reading = Join(key, read);
        try
        {
            return await reading.Answer.WaitAsync(cancel);
        }
        finally
        {
            Leave(key, reading);
        }
    }

    /// <summary>
    /// Whoever asks from now on gets a new reading of what <paramref name="concerns"/> says yes to.
    /// A reading without an answer yet has to be judged by its key: it may be of the time before.
    /// </summary>
    public void Forget(Func<TKey, TAnswer?, bool> concerns)
    {
        lock (_gate)
        {
            foreach (var (key, reading) in _readings)
            {
                if (concerns(key, reading.Answer.IsCompletedSuccessfully ? reading.Answer.Result : default))
                    _readings.Remove(key);
            }
        }
    }

    private Reading Join(TKey key, Func<CancellationToken, Task<TAnswer>> read)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            foreach (var (old, one) in _readings)
            {
                if (one.Until <= now)
                    _readings.Remove(old);
            }

            if (!_readings.TryGetValue(key, out var reading))
            {
                _readings.Add(key, reading = new(read, now + GoodFor));
                Made++;
            }

            reading.Waiting++;
            return reading;
        }
    }

    private void Leave(TKey key, Reading reading)
    {
        lock (_gate)
        {
            var last = --reading.Waiting == 0;
            // What failed is tried again by the next one that asks.
            if (!reading.Answer.IsCompletedSuccessfully && (last || reading.Answer.IsCompleted) && _readings.GetValueOrDefault(key) == reading)
                _readings.Remove(key);
            if (!last)
                return;
        }

        reading.Dispose();
    }

    private sealed class Reading : IDisposable
    {
        private readonly CancellationTokenSource _nobodyWaits = new();

        public Reading(Func<CancellationToken, Task<TAnswer>> read, DateTimeOffset until)
        {
            Until = until;
            var cancel = _nobodyWaits.Token;
            // On nobody's own thread: whoever asked first may leave first.
            Answer = Task.Run(() => read(cancel), cancel);
        }

        public Task<TAnswer> Answer { get; }

        public DateTimeOffset Until { get; }

        public int Waiting { get; set; }

        public void Dispose()
        {
            if (!Answer.IsCompleted)
                _nobodyWaits.Cancel();
            _nobodyWaits.Dispose();
        }
    }
}

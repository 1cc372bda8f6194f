using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SeerDashboard.Tests.Host;

/// <summary>Hears all that a running app logs, from information on.</summary>
public sealed class HeardLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Says)> _lines = new();

    /// <summary>Line by line.</summary>
    public IReadOnlyCollection<(LogLevel Level, string Says)> Lines => _lines;

    /// <summary>How many lines say this.</summary>
    public int Count(LogLevel level, string says) => _lines.Count(line => line.Level == level && line.Says.Contains(says, StringComparison.Ordinal));

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Ear(_lines);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Lines are looked at after the app has ended.
    }

    private sealed class Ear(ConcurrentQueue<(LogLevel Level, string Says)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue((logLevel, formatter(state, exception)));
    }
}

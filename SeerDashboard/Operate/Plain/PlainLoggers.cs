using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SeerDashboard.Operate.Plain;

/// <summary>
/// All loggers of the app. Whatever a message is made of (an action, a header, a path), it is one line for every provider, and
/// no terminal obeys it: nobody who sends something can write a line of their own into the log.
/// </summary>
internal sealed class PlainLoggers(LoggerFactory loggers) : ILoggerFactory
{
    /// <summary>Takes the place of the plain factory.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new PlainLoggers(provider.GetRequiredService<LoggerFactory>())));
    }

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new PlainLogger(loggers.CreateLogger(categoryName));

    /// <inheritdoc/>
    public void Dispose()
    {
        // The container made the inner factory and disposes of it.
    }

    private sealed class PlainLogger(ILogger log) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.BeginScope(new PlainScope(state));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (log.IsEnabled(logLevel))
                log.Log(logLevel, eventId, state, exception is null ? null : PlainException.Of(exception), (said, _) => PlainText.OneLine(formatter(said, exception)));
        }
    }

    /// <summary>What a scope says; its values for who reads them one by one.</summary>
    private sealed class PlainScope(object state) : IEnumerable<KeyValuePair<string, object?>>
    {
        public override string ToString() => PlainText.OneLine(state.ToString() ?? "");

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => (state as IEnumerable<KeyValuePair<string, object?>> ?? []).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

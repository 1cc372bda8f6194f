using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SeerDashboard.Operate.Plain;

namespace SeerDashboard.Tests.Operate.Plain;

public sealed partial class PlainLoggersTests
{
    [Theory]
    [InlineData("a\nb", "a b")]
    [InlineData("a\r\n   b\r\rc", "a b c")]
    [InlineData("a\u001b[31mb", "a[U+001B][31mb")]
    [InlineData("a\u0000b\u009bc\u2028d\u202ee", "a[U+0000]b[U+009B]c[U+2028]d[U+202E]e")]
    [InlineData("plain ü 👩‍🚀\tx", "plain ü 👩‍🚀\tx")]
    public void Log_AnyArgument_IsOneLine(string argument, string expected) => Assert.Equal([expected], Logged(log => Says(log, argument)));

    [Fact]
    public void Log_ExceptionThatQuotes_HasNoLineOfTheQuotedText()
    {
        var said = Assert.Single(Logged(log =>
        {
            try
            {
                throw new InvalidOperationException("outer\nforged: a\u001b[2J", new AggregateException(new FormatException("inner\r\nforged: b")));
            }
            catch (InvalidOperationException error)
            {
                Failed(log, error);
            }
        }));

        Assert.DoesNotContain("\nforged", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
        Assert.Contains("\n   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_PlainException_IsTheSame()
    {
        var heard = new Heard();
        var error = new InvalidOperationException("as it is");
        using (var services = Services(heard))
            Failed(services.GetRequiredService<ILogger<PlainLoggersTests>>(), error);

        Assert.Same(error, Assert.Single(heard.Errors));
    }

    private static List<string> Logged(Action<ILogger> log)
    {
        var heard = new Heard();
        using (var services = Services(heard))
            log(services.GetRequiredService<ILogger<PlainLoggersTests>>());
        return heard.Lines;
    }

    private static ServiceProvider Services(Heard heard)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(heard));
        PlainLoggers.Add(services);
        return services.BuildServiceProvider();
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public List<Exception> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Add(exception is null ? formatter(state, exception) : formatter(state, exception) + "\n" + exception);
            if (exception is not null)
                Errors.Add(exception);
        }

        public void Dispose()
        {
            // Lines are looked at afterwards.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Text}")]
    private static partial void Says(ILogger logger, string text);

    [LoggerMessage(Level = LogLevel.Error, Message = "failed")]
    private static partial void Failed(ILogger logger, Exception error);
}

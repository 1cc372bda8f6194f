using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>What the console hears of refusals.</summary>
public sealed class RefusalBookTests : ILogger<RefusalBook>
{
    private readonly List<string> _said = [];
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly RejectionLog _log;
    private readonly RefusalBook _book;

    public RefusalBookTests() => _book = new(_log = new(_clock, new(_clock)), new(_clock), _clock, this);

    [Fact]
    public void Add_Flood_IsSaidAtOnceAndThenOnceAMinute()
    {
        for (var second = 0; second < 90; second++)
        {
            _book.Add(Request(), Rejection.WrongSignature, 10);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, _said.Count);
        Assert.Contains("Refused 1 request(s)", _said[0], StringComparison.Ordinal);
        Assert.Contains("is the secret here that of the same integration?", _said[0], StringComparison.Ordinal);
        Assert.Contains("Refused 60 request(s)", _said[1], StringComparison.Ordinal);
        Assert.Equal(90, _log.Seen[Rejection.WrongSignature].Count);
    }

    [Fact]
    public void OneLine_TextBeyondMeasureThatMovesTheCursor_IsShortAndStill() =>
        Assert.Equal("a\uFFFDb\uFFFD\uFFFD…", KeptHeaders.OneLine("a\u001bb\r\u2028\nmore", 5));

    private static HttpRequest Request() => new DefaultHttpContext().Request;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Assert.Equal(LogLevel.Warning, logLevel);
        _said.Add(formatter(state, exception));
    }
}

using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>Measures one answer, and keeps how long it took if it was one to a delivery.</summary>
internal sealed class AnswerTiming(AnswerTimes times, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private long? _delivery;

    /// <summary>It is the answer to this delivery.</summary>
    public void Of(long delivery) => _delivery = delivery;

    /// <summary>Begins with the request: to be called before anything else works on it.</summary>
    public static void Begin(HttpContext context, AnswerTimes times, TimeProvider clock)
    {
        var timing = new AnswerTiming(times, clock);
        context.Features.Set(timing);
        context.Response.OnCompleted(static timing => ((AnswerTiming)timing).EndAsync(), timing);
    }

    private Task EndAsync()
    {
        if (_delivery is { } delivery)
            times.Add(delivery, clock.GetElapsedTime(_began));
        return Task.CompletedTask;
    }
}

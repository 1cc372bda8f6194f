using SeerDashboard.Runs;

namespace SeerDashboard.Samples;

/// <summary>Which generation of payloads a run is told in (SENTRY.md, first paragraph).</summary>
public enum Generation
{
    /// <summary>The documented one.</summary>
    First,

    /// <summary>What a present-day Sentry sends.</summary>
    Second,

    /// <summary>Both: from run to run, and now and then within one.</summary>
    Mixed,
}

/// <summary>One webhook request, without a time of the wall clock.</summary>
internal sealed record SampleDelivery
{
    /// <summary><c>Sentry-Hook-Resource</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>As in the body.</summary>
    public required string Action { get; init; }

    /// <summary>The exact bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary><c>Request-ID</c>: 32 hex digits.</summary>
    public required string RequestId { get; init; }

    /// <summary>When Sentry sends it, at real pace, since the run's first delivery.</summary>
    public required TimeSpan SentAfter { get; init; }

    /// <summary>When it arrives, at real pace; later than <see cref="SentAfter"/> when the order of arrival is shuffled.</summary>
    public required TimeSpan ArrivesAfter { get; init; }

    /// <summary>It was sent before.</summary>
    public bool Again { get; init; }
}

/// <summary>All deliveries of one run.</summary>
internal sealed record SampleRun
{
    /// <summary>Which story.</summary>
    public required string Scenario { get; init; }

    /// <summary>Sentry's number of the run.</summary>
    public required RunId RunId { get; init; }

    /// <summary>Sentry's number of the issue.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>The state in which it rests when everything arrived.</summary>
    public required RunState Ends { get; init; }

    /// <summary>In order of arrival.</summary>
    public required IReadOnlyList<SampleDelivery> Deliveries { get; init; }
}

namespace SeerDashboard.Runs.Reading;

/// <summary>What is known of a delivery besides its body; never changes after arrival.</summary>
public sealed record DeliveryFacts
{
    /// <summary>Name of the integration whose secret signed it.</summary>
    public required string Integration { get; init; }

    /// <summary>That integration's kind at arrival.</summary>
    public IntegrationKind Kind { get; init; }

    /// <summary><c>Sentry-Hook-Resource</c>, verbatim; empty when missing.</summary>
    public required string Resource { get; init; }

    /// <summary><c>Request-ID</c>; empty when missing.</summary>
    public required string RequestId { get; init; }

    /// <summary>See <see cref="SentTime"/>.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>SHA-256 of the body, lowercase hex.</summary>
    public required string BodyHash { get; init; }
}

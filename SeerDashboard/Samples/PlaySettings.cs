namespace SeerDashboard.Samples;

/// <summary>What <c>play</c> was asked to do.</summary>
internal sealed record PlaySettings
{
    /// <summary>The webhook endpoint.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The integration's client secret.</summary>
    public required string Secret { get; init; }

    /// <summary>How many runs.</summary>
    public required int Runs { get; init; }

    /// <summary>How fast.</summary>
    public required Tempo Tempo { get; init; }

    /// <summary>Which payloads.</summary>
    public required Generation Generation { get; init; }

    /// <summary>What happens on the way.</summary>
    public required Disturbance Disturbance { get; init; }

    /// <summary>What all of it follows from.</summary>
    public required int Seed { get; init; }

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Runs} runs to {Endpoint.Host}";
}

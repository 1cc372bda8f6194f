namespace SeerDashboard.Notify.Outgoing;

/// <summary>What came back, if anything did.</summary>
internal sealed record OutgoingAnswer
{
    /// <summary>The status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The beginning of the body, as text.</summary>
    public string Body { get; init; } = "";

    /// <summary>How long the other side asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why there was no answer, in a person's words; null when there was one.</summary>
    public string? Trouble { get; init; }

    /// <summary>Our own guard refused the call; trying again changes nothing.</summary>
    public bool Refused { get; init; }

    /// <summary>2xx.</summary>
    public bool IsGood => Status is >= 200 and < 300;
}

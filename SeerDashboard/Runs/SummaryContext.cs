using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Runs;

/// <summary>Where the issues of an integration are to be found in Sentry.</summary>
/// <param name="BaseUrl">e.g. <c>https://sentry.io</c>.</param>
/// <param name="Organization">The organisation's slug; null while unknown.</param>
public sealed record SentryPlace(string BaseUrl, string? Organization);

/// <summary>What a summary adds to the delivered state, each from a source of its own (STATE.md, first paragraph).</summary>
public sealed record SummaryContext
{
    /// <summary>What other deliveries say of the issue.</summary>
    public IssueFacts? Issue { get; init; }

    /// <summary>For links.</summary>
    public required SentryPlace Place { get; init; }

    /// <summary>The newest run of the same issue, when that is another one.</summary>
    public RunId? SupersededBy { get; init; }

    /// <summary><c>Runs:QuietAfterMinutes</c>.</summary>
    public required TimeSpan QuietAfter { get; init; }

    /// <summary>What people did with it.</summary>
    public Handling Handling { get; init; } = Handling.None;

    /// <summary>What people said of it.</summary>
    public ReviewStanding Review { get; init; } = ReviewStanding.None;

    /// <summary><c>Runs:ReviewAgesOutDays</c>.</summary>
    public TimeSpan ReviewAgesOutAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What steps usually take in this store.</summary>
    public UsualTimes Usual { get; init; } = UsualTimes.Unknown;

    /// <summary>The risks of its change that are told, in words.</summary>
    public IReadOnlyList<string> Risk { get; init; } = [];
}

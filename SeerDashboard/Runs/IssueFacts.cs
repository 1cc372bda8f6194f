using System.Text.Json.Serialization;

namespace SeerDashboard.Runs;

/// <summary>One thing that was said of an issue, and when.</summary>
/// <param name="Value">What.</param>
/// <param name="At">When Sentry sent it.</param>
public sealed record Said<T>(T Value, DateTimeOffset At)
{
    /// <summary>More when the delivery was sent because of just this (a <c>resolved</c> says the status, a <c>created</c> only mentions it): it wins within the same second.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Weight { get; init; }
}

/// <summary>
/// What deliveries of other resources say of an issue (SENTRY.md §6), each fact with its time, so that merging
/// does not depend on the order of arrival: the later word wins; of two at the same time the weightier, then the greater text.
/// </summary>
public sealed record IssueFacts
{
    /// <summary>Title.</summary>
    public Said<string>? Title { get; init; }

    /// <summary>Short id, e.g. <c>SHOP-4F2</c>.</summary>
    public Said<string>? ShortId { get; init; }

    /// <summary>Permalink or web URL; only http or https.</summary>
    public Said<string>? Url { get; init; }

    /// <summary>Project slug.</summary>
    public Said<string>? Project { get; init; }

    /// <summary><c>fatal</c>, <c>error</c>, <c>warning</c>, <c>info</c>, … verbatim.</summary>
    public Said<string>? Level { get; init; }

    /// <summary><c>high</c>, <c>medium</c>, <c>low</c>, … verbatim.</summary>
    public Said<string>? Priority { get; init; }

    /// <summary><c>unresolved</c>, <c>resolved</c>, <c>ignored</c>, … verbatim.</summary>
    public Said<string>? Status { get; init; }

    /// <summary>Users affected.</summary>
    public Said<long>? Users { get; init; }

    /// <summary>Events counted.</summary>
    public Said<long>? Events { get; init; }

    /// <summary>Who it is assigned to; an empty name says that nobody is.</summary>
    public Said<string>? Assignee { get; init; }

    /// <summary>Where in the code, as Sentry says it.</summary>
    public Said<string>? Culprit { get; init; }

    /// <summary>Joins both: commutative, associative, idempotent.</summary>
    public IssueFacts Merge(IssueFacts other) => new()
    {
        Title = Later(Title, other.Title),
        ShortId = Later(ShortId, other.ShortId),
        Url = Later(Url, other.Url),
        Project = Later(Project, other.Project),
        Level = Later(Level, other.Level),
        Priority = Later(Priority, other.Priority),
        Status = Later(Status, other.Status),
        Users = Later(Users, other.Users),
        Events = Later(Events, other.Events),
        Assignee = Later(Assignee, other.Assignee),
        Culprit = Later(Culprit, other.Culprit),
    };

    private static Said<T>? Later<T>(Said<T>? one, Said<T>? other)
        where T : IComparable<T>
    {
        if (one is null || other is null)
            return one ?? other;
        var order = one.At.CompareTo(other.At);
        if (order == 0)
            order = one.Weight.CompareTo(other.Weight);
        if (order == 0)
            order = one.Value is string text ? string.CompareOrdinal(text, other.Value as string) : one.Value.CompareTo(other.Value);
        return order >= 0 ? one : other;
    }
}

/// <summary>An issue as a summary shows it.</summary>
public sealed record IssueSummary
{
    /// <summary>Short id, e.g. <c>SHOP-4F2</c>.</summary>
    public string? ShortId { get; init; }

    /// <summary>Title, verbatim.</summary>
    public string? Title { get; init; }

    /// <summary>Link to the issue in Sentry: as sent, or from the ids when the organisation is known. Only http or https.</summary>
    public string? Url { get; init; }

    /// <summary>Project slug.</summary>
    public string? Project { get; init; }

    /// <summary>Severity, verbatim.</summary>
    public string? Level { get; init; }

    /// <summary>Priority, verbatim.</summary>
    public string? Priority { get; init; }

    /// <summary>Status, verbatim.</summary>
    public string? Status { get; init; }

    /// <summary>Users affected.</summary>
    public long? Users { get; init; }

    /// <summary>Events counted.</summary>
    public long? Events { get; init; }

    /// <summary>Who it is assigned to.</summary>
    public string? Assignee { get; init; }

    /// <summary>The facts without their times; all null for none.</summary>
    internal static IssueSummary Of(IssueFacts? facts) => new()
    {
        ShortId = facts?.ShortId?.Value,
        Title = facts?.Title?.Value,
        Url = facts?.Url?.Value,
        Project = facts?.Project?.Value,
        Level = facts?.Level?.Value,
        Priority = facts?.Priority?.Value,
        Status = facts?.Status?.Value,
        Users = facts?.Users?.Value,
        Events = facts?.Events?.Value,
        Assignee = facts?.Assignee?.Value is { Length: > 0 } name ? name : null,
    };

    /// <summary>The issue was resolved.</summary>
    [JsonIgnore]
    public bool IsResolved => string.Equals(Status, "resolved", StringComparison.OrdinalIgnoreCase);
}

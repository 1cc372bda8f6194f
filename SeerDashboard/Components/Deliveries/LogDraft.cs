using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Deliveries;

/// <summary>The filters as somebody fills them in.</summary>
public sealed class LogDraft
{
    /// <summary>Searched for.</summary>
    public string? Text { get; set; }

    /// <summary>In the bodies too.</summary>
    public bool InBodies { get; set; }

    /// <summary>At arrival.</summary>
    public Outcome? Outcome { get; set; }

    /// <summary>As on the wire.</summary>
    public string? Resource { get; set; }

    /// <summary>As on the wire.</summary>
    public string? Action { get; set; }

    /// <summary>By name.</summary>
    public string? Integration { get; set; }

    /// <summary>Digits.</summary>
    public string? Run { get; set; }

    /// <summary>Digits.</summary>
    public string? Issue { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? Since { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? Until { get; set; }

    /// <summary>One of the filters that are folded away is set.</summary>
    public bool Widened { get; private init; }

    /// <summary>What is asked for now.</summary>
    public static LogDraft Of(DeliveryFilter filter) => new()
    {
        Text = filter.Text,
        InBodies = filter.InBodies,
        Outcome = filter.Outcome,
        Resource = filter.Resource,
        Action = filter.Action,
        Integration = filter.Integration,
        Run = filter.Run?.ToString(),
        Issue = filter.Issue?.ToString(),
        Since = filter.Since?.UtcDateTime,
        Until = filter.Until?.UtcDateTime,
        Widened = filter is not { Resource: null, Integration: null, Run: null, Issue: null, Since: null, Until: null },
    };

    /// <summary>What was filled in for the run is no number of one; null when it is, or is empty.</summary>
    public string? WrongRun => Said(Run) is { } run && Number(run) is null ? $"“{run}” is no number of a run." : null;

    /// <summary>The same of the issue, which people know by its name.</summary>
    public string? WrongIssue => Said(Issue) is { } issue && Number(issue) is null ? $"“{issue}” is no number of an issue. It is the number in the issue's address in Sentry, not its name." : null;

    /// <summary>What is asked for then; what is no number is left out.</summary>
    public DeliveryFilter Filter() => new()
    {
        Text = Said(Text),
        InBodies = InBodies && Said(Text) is not null,
        Outcome = Outcome,
        Resource = Said(Resource),
        Action = Said(Action),
        Integration = Said(Integration),
        Run = Number(Run) is { } run ? new RunId(run) : null,
        Issue = Number(Issue) is { } issue ? new GroupId(issue) : null,
        Since = Time(Since),
        Until = Time(Until),
    };

    /// <summary>Each filter in words, and what is asked for without it.</summary>
    public static IEnumerable<(string What, DeliveryFilter Without)> Said(DeliveryFilter filter)
    {
        if (filter.Text is { } text)
            yield return ($"{(filter.InBodies ? "text or body has" : "has")} “{text}”", filter with { Text = null, InBodies = false });
        if (filter.Outcome is { } outcome)
            yield return ($"{LogWords.Word(outcome)} at arrival", filter with { Outcome = null });
        if (filter.Resource is { } resource)
            yield return ($"resource {resource}", filter with { Resource = null });
        if (filter.Action is { } action)
            yield return ($"action {action}", filter with { Action = null });
        if (filter.Integration is { } integration)
            yield return ($"from {integration}", filter with { Integration = null });
        if (filter.Run is { } run)
            yield return ($"run {run}", filter with { Run = null });
        if (filter.Issue is { } issue)
            yield return ($"issue {issue}", filter with { Issue = null });
        if (filter.Since is { } since)
            yield return ($"since {Minute(since)}", filter with { Since = null });
        if (filter.Until is { } until)
            yield return ($"until {Minute(until)}", filter with { Until = null });
    }

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;

    private static long? Number(string? text) => long.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(DateTime? time) => time is { } known ? new DateTimeOffset(DateTime.SpecifyKind(known, DateTimeKind.Utc)) : null;

    private static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString(time.UtcTicks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm:ss.FFFFFFF 'UTC'", CultureInfo.InvariantCulture);
}

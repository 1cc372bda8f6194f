using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads what resources other than Seer say of an issue (SENTRY.md §6).</summary>
internal static class IssueReader
{
    /// <summary>News of an issue; for a resource that says nothing used here, no more than which issue it speaks of.</summary>
    public static DeliveryContent Read(DeliveryFacts facts, string? action, WireObject? data)
    {
        var spoken = new IssueWords(facts.SentAt);
        var (id, news) = facts.Resource switch
        {
            "issue" => Issue(spoken, data, StatusOf(action), assigns: action == "assigned"),
            "activity_alert" => Issue(spoken, data, status: null),
            "event_alert" => EventAlert(spoken, data?.Object("event")),
            "comment" => (data?.Whole("issue_id"), new IssueFacts { Project = spoken.Text(data?.Text("project_slug")) }),
            _ => (Named(data), null),
        };
        if (id is not { } number)
            return new DeliveryContent.Other();
        return news is null
            ? new DeliveryContent.Other { GroupId = new(number) }
            : new DeliveryContent.IssueNews(new(facts.Integration, new(number)), news) { GroupId = new(number) };
    }

    private static (long? Id, IssueFacts? Facts) Issue(IssueWords spoken, WireObject? data, Func<string?, string?>? status, bool assigns = false)
    {
        if (data?.Object("issue") is not { } issue)
            return (null, null);
        var said = issue.Text("status");
        return (issue.Whole("id"), new()
        {
            Title = spoken.Text(issue.Text("title")),
            ShortId = spoken.Text(issue.Text("shortId")),
            Url = spoken.Text(issue.Link("permalink") ?? issue.Link("web_url") ?? data.Link("web_url")),
            Project = spoken.Text(issue.Object("project")?.Text("slug")),
            Level = spoken.Text(issue.Text("level")),
            Priority = spoken.Text(issue.Text("priority")),
            Status = status is null ? spoken.Text(said) : Weighty(spoken.Text(status(said))),
            Users = spoken.Number(issue.Whole("userCount")),
            Events = spoken.Number(issue.Whole("count")),
            Assignee = assigns ? Weighty(Assignee(spoken, issue)) : Assignee(spoken, issue),
            Culprit = spoken.Text(issue.Text("culprit")),
        });
    }

    private static Said<string>? Weighty(Said<string>? said) => said is null ? null : said with { Weight = 1 };

    /// <summary>The action is the newer word: the issue's own status may have been read before it, and may name a reason in the future.</summary>
    private static Func<string?, string?>? StatusOf(string? action) => action switch
    {
        "resolved" or "unresolved" => _ => action,
        "ignored" or "archived" => said => said is "ignored" or "archived" ? said : "ignored",
        _ => null,
    };

    private static Said<string>? Assignee(IssueWords spoken, WireObject issue)
    {
        if (!issue.Json.TryGetProperty("assignedTo", out var assigned))
            return null;
        var words = assigned.ValueKind == JsonValueKind.Null ? "" : issue.Text("assignedTo");
        if (issue.Object("assignedTo") is { } who)
            words = Filled(who.Text("name")) ?? Filled(who.Text("email")) ?? Filled(who.Text("type"));
        return spoken.Exactly(words);
    }

    private static (long? Id, IssueFacts? Facts) EventAlert(IssueWords spoken, WireObject? happened)
    {
        if (happened is null)
            return (null, null);
        return (happened.Whole("issue_id"), new()
        {
            Title = spoken.Text(happened.Text("title")),
            Url = spoken.Text(IssueOf(happened.Link("web_url"))),
            Project = spoken.Text(ProjectOf(happened.Link("url"))),
            Level = spoken.Text(happened.Text("level")),
            Culprit = spoken.Text(happened.Text("culprit")),
        });
    }

    /// <summary><c>…/issues/1/events/2/</c> → <c>…/issues/1/</c>.</summary>
    private static string? IssueOf(string? eventUrl)
    {
        var cut = eventUrl?.IndexOf("/events/", StringComparison.Ordinal) ?? -1;
        return cut < 0 ? eventUrl : eventUrl![..(cut + 1)];
    }

    /// <summary>The event's address in the API is <c>…/api/0/projects/{organisation}/{project}/events/…</c>.</summary>
    private static string? ProjectOf(string? eventApiUrl)
    {
        var parts = eventApiUrl?.Split('/') ?? [];
        var at = Array.IndexOf(parts, "projects");
        return at > 0 && at + 3 < parts.Length && parts[at + 3] == "events" ? Filled(parts[at + 2]) : null;
    }

    private static long? Named(WireObject? data) =>
        data?.Object("issue")?.Whole("id") ?? data?.Whole("issue_id") ?? data?.Whole("group_id")
        ?? data?.Object("event")?.Whole("issue_id") ?? data?.Object("error")?.Whole("issue_id");

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>Stamps facts with the time at which Sentry sent them.</summary>
/// <param name="at">That time.</param>
internal sealed class IssueWords(DateTimeOffset at)
{
    /// <summary>A text that says something: null and empty texts do not.</summary>
    public Said<string>? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text, at);

    /// <summary>A text that may be empty on purpose.</summary>
    public Said<string>? Exactly(string? text) => text is null ? null : new(text, at);

    /// <summary>A number.</summary>
    public Said<long>? Number(long? number) => number is { } value ? new(value, at) : null;
}

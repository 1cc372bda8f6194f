using SeerDashboard.Notify.Composing;

namespace SeerDashboard.Notify.Rules;

/// <summary>Whether a rule can be kept.</summary>
public static class RuleCheck
{
    /// <summary>Most entries of one list.</summary>
    private const int MostEntries = 50;

    /// <summary>Most characters of an entry.</summary>
    private const int LongestEntry = 300;

    /// <summary>What is wrong, and what to do; null when nothing is.</summary>
    public static string? Complaint(RuleDefinition rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.When.Count == 0)
            return "Choose at least one thing that it tells.";
        if (rule.When.Contains(NotifyEvent.Test))
            return "A test is sent by the button of a channel, not by a rule.";
        var filter = rule.For;
        foreach (var list in (IReadOnlyList<string>[])[filter.Repos, filter.Projects, filter.Paths, filter.Risks, filter.People])
        {
            if (list.Count > MostEntries || list.Any(entry => entry.Length is 0 or > LongestEntry))
                return $"A list holds at most {MostEntries} entries of 1 to {LongestEntry} characters each.";
        }

        if (filter.LinesFrom < 0 || filter.LinesTo < 0 || filter.LinesFrom > filter.LinesTo)
            return "The number of lines goes from the smaller to the greater one, both from 0 on.";
        if (rule.Quiet is { } quiet)
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(quiet.Zone, out _))
                return $"“{quiet.Zone}” is no time zone that this server knows. Enter one such as Europe/Berlin or America/New_York.";
            if (quiet.From == quiet.To && !quiet.Weekends)
                return "Quiet hours that begin and end at the same time are none. Leave them out, or change one.";
        }

        return Templates.Complaint(rule.Title) ?? Templates.Complaint(rule.Text);
    }
}

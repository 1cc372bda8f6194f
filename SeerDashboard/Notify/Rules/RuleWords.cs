using System.Globalization;

namespace SeerDashboard.Notify.Rules;

/// <summary>A rule in a few words, for a list and for the log of actions. What somebody wrote into its templates is not among them.</summary>
public static class RuleWords
{
    /// <summary>All of it.</summary>
    /// <param name="isOn">It tells something.</param>
    /// <param name="channel">Name of its channel.</param>
    /// <param name="rule">What it says.</param>
    public static string Of(bool isOn, string channel, RuleDefinition rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        IEnumerable<string> all =
        [
            isOn ? "on" : "off", $"tells {channel}", .. rule.When.Select(Occasion.Wire), .. Asks(rule),
            .. rule.Title is null && rule.Text is null ? Array.Empty<string>() : ["in words of its own"],
        ];
        return string.Join(", ", all);
    }

    /// <summary>For which runs and when not.</summary>
    public static IEnumerable<string> Asks(RuleDefinition rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var filter = rule.For;
        return
        [
            .. filter.Repos, .. filter.Projects.Select(project => $"project {project}"), .. filter.Paths, .. filter.Risks.Select(risk => $"risk {risk}"), .. filter.People.Select(person => $"of {person}"),
            .. filter.LinesFrom is { } from ? [string.Create(CultureInfo.InvariantCulture, $"from {from} lines on")] : Array.Empty<string>(),
            .. filter.LinesTo is { } to ? [string.Create(CultureInfo.InvariantCulture, $"up to {to} lines")] : Array.Empty<string>(),
            .. rule.Quiet is { } quiet ? [$"not {quiet.From:HH\\:mm}–{quiet.To:HH\\:mm}{(quiet.Weekends ? " nor on weekends" : "")} ({quiet.Zone})"] : Array.Empty<string>(),
        ];
    }
}

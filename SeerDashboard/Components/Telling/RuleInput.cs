using SeerDashboard.Notify.Rules;

namespace SeerDashboard.Components.Telling;

/// <summary>What somebody enters of a rule.</summary>
public sealed class RuleInput
{
    /// <summary>Its number; 0: a new one.</summary>
    public long Id { get; init; }

    /// <summary>Whether it tells anything.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>What it is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>Number of the channel.</summary>
    public long Channel { get; set; }

    /// <summary>On what.</summary>
    public HashSet<NotifyEvent> When { get; } = [];

    /// <summary>Repositories, split by commas.</summary>
    public string Repos { get; set; } = "";

    /// <summary>Projects, split by commas.</summary>
    public string Projects { get; set; } = "";

    /// <summary>Paths, split by commas.</summary>
    public string Paths { get; set; } = "";

    /// <summary>Risks, split by commas.</summary>
    public string Risks { get; set; } = "";

    /// <summary>People, split by commas.</summary>
    public string People { get; set; } = "";

    /// <summary>At least so many lines.</summary>
    public int? LinesFrom { get; set; }

    /// <summary>At most so many.</summary>
    public int? LinesTo { get; set; }

    /// <summary>There are quiet hours.</summary>
    public bool HasQuiet { get; set; }

    /// <summary>Their time zone.</summary>
    public string Zone { get; set; } = "Etc/UTC";

    /// <summary>They begin.</summary>
    public TimeOnly From { get; set; } = new(20, 0);

    /// <summary>They end.</summary>
    public TimeOnly To { get; set; } = new(8, 0);

    /// <summary>All of the weekend too.</summary>
    public bool Weekends { get; set; } = true;

    /// <summary>Template of the first line; empty: the usual.</summary>
    public string Title { get; set; } = "";

    /// <summary>Template of the text; empty: the usual.</summary>
    public string Text { get; set; } = "";

    /// <summary>A rule that is right for most.</summary>
    public static RuleInput Of(Preset preset, long channel)
    {
        var input = new RuleInput { Name = preset.Name, Channel = channel };
        input.When.UnionWith(preset.Definition.When);
        return input;
    }

    /// <summary>One that is changed.</summary>
    public static RuleInput Of(NotifyRule rule)
    {
        var (definition, filter) = (rule.Definition, rule.Definition.For);
        var input = new RuleInput
        {
            Id = rule.Id,
            IsOn = rule.IsOn,
            Name = rule.Name,
            Channel = rule.Channel,
            Repos = Lines(filter.Repos),
            Projects = Lines(filter.Projects),
            Paths = Lines(filter.Paths),
            Risks = Lines(filter.Risks),
            People = Lines(filter.People),
            LinesFrom = filter.LinesFrom,
            LinesTo = filter.LinesTo,
            Title = definition.Title ?? "",
            Text = definition.Text ?? "",
        };
        input.When.UnionWith(definition.When);
        if (definition.Quiet is { } quiet)
            (input.HasQuiet, input.Zone, input.From, input.To, input.Weekends) = (true, quiet.Zone, quiet.From, quiet.To, quiet.Weekends);
        return input;
    }

    /// <summary>As it is kept.</summary>
    public NotifyRule ToRule() => new(Id, Name, Channel, IsOn, new()
    {
        When = [.. When.Order()],
        For = new()
        {
            Repos = List(Repos),
            Projects = List(Projects),
            Paths = List(Paths),
            Risks = List(Risks),
            People = List(People),
            LinesFrom = LinesFrom,
            LinesTo = LinesTo,
        },
        Quiet = HasQuiet ? new(Zone.Trim(), From, To, Weekends) : null,
        Title = string.IsNullOrWhiteSpace(Title) ? null : Title,
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text,
    });

    /// <summary>What a rule asks besides, in a few words.</summary>
    public static string Says(RuleDefinition rule)
    {
        var all = string.Join(", ", RuleWords.Asks(rule));
        return all.Length == 0 ? "" : $" · {all}";
    }

    private static string Lines(IEnumerable<string> list) => string.Join(", ", list);

    private static string[] List(string text) => text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

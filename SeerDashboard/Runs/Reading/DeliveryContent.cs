namespace SeerDashboard.Runs.Reading;

/// <summary>What a body says. One of the nested kinds; nothing in a body is an exception.</summary>
public abstract record DeliveryContent
{
    private DeliveryContent()
    {
    }

    /// <summary><c>action</c>; of one beyond measure the beginning and a mark; null when absent.</summary>
    public string? Action { get; init; }

    /// <summary><c>installation.uuid</c>; empty when absent.</summary>
    public string Installation { get; init; } = "";

    /// <summary>The issue it speaks of, when it says so.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>A Seer event of a run.</summary>
    /// <param name="Run">Which run.</param>
    /// <param name="Event">The compact event.</param>
    /// <param name="Patches">Patch texts by <see cref="FileChange.PatchId"/>.</param>
    public sealed record Seer(RunKey Run, SeerEvent Event, IReadOnlyDictionary<string, string> Patches) : DeliveryContent;

    /// <summary>Says something of an issue.</summary>
    /// <param name="Issue">Which issue.</param>
    /// <param name="Facts">What.</param>
    public sealed record IssueNews(IssueKey Issue, IssueFacts Facts) : DeliveryContent;

    /// <summary>Says which organisation an installation belongs to.</summary>
    /// <param name="Organization">The organisation's slug.</param>
    public sealed record InstallationNews(string Organization) : DeliveryContent;

    /// <summary>JSON, of a resource that says nothing used here.</summary>
    public sealed record Other : DeliveryContent;

    /// <summary>Signed, but not to be read.</summary>
    /// <param name="Reason">Why, as a sentence for an operator.</param>
    public sealed record Unreadable(string Reason) : DeliveryContent;
}

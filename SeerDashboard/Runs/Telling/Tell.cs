namespace SeerDashboard.Runs.Telling;

/// <summary>As what a run is told.</summary>
public enum TellAs
{
    /// <summary>The analysis itself, to be read.</summary>
    Markdown,

    /// <summary>A task for a coding agent, with the analysis as material that it must not obey.</summary>
    Prompt,

    /// <summary>A short text for a ticket: problem, cause, plan, links.</summary>
    Ticket,
}

/// <summary>How much of a run is told.</summary>
public enum TellPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>What Seer found.</summary>
    RootCause,

    /// <summary>What Seer plans.</summary>
    Plan,

    /// <summary>What Seer changed.</summary>
    Code,

    /// <summary>The pull requests.</summary>
    PullRequests,
}

/// <summary>
/// A run in words to take elsewhere. Everything in it was written by a language model about code that others may have
/// influenced (DESIGN.md decision 8): none of it can end a fence, a quotation or the frame of a prompt, become an image,
/// HTML or a link to a script, or hide characters.
/// </summary>
public static class Tell
{
    /// <summary>The text; lines end with a line feed, and so does the last.</summary>
    /// <param name="run">With patch texts.</param>
    /// <param name="part">How much of it.</param>
    /// <param name="form">As what.</param>
    /// <param name="page">Absolute address of the run's page.</param>
    public static string Of(Run run, TellPart part, TellAs form, string page)
    {
        ArgumentNullException.ThrowIfNull(run);
        return form switch
        {
            TellAs.Prompt => Prompt.Of(run, part, Analysis.Of(run, part, page)),
            TellAs.Ticket => Ticket.Of(run, part, page),
            _ => Analysis.Of(run, part, page),
        };
    }

    /// <summary>Any text of a run for a program that reads with a language model: between markers, with a warning before it.</summary>
    public static string Untrusted(string text) => Prompt.Frame(text);

    /// <summary>The part's name in addresses: <c>root-cause</c>, as the page's anchor; empty for all.</summary>
    public static string Name(TellPart part) => part switch
    {
        TellPart.RootCause => "root-cause",
        TellPart.Plan => "plan",
        TellPart.Code => "code",
        TellPart.PullRequests => "pull-requests",
        _ => "",
    };

    /// <summary>The part of that name; null when there is none.</summary>
    public static TellPart? Part(string? name) => Enum.GetValues<TellPart>().Cast<TellPart?>().FirstOrDefault(part => Name(part!.Value) == (name ?? ""));

    /// <summary>The form of that name (<c>markdown</c>, <c>prompt</c>, <c>ticket</c>; nothing said is Markdown); null when there is none.</summary>
    public static TellAs? Form(string? name) => name switch
    {
        null or "" or "markdown" => TellAs.Markdown,
        "prompt" => TellAs.Prompt,
        "ticket" => TellAs.Ticket,
        _ => null,
    };
}

using System.Globalization;

namespace SeerDashboard.Runs.Telling;

/// <summary>Phrases that every telling uses.</summary>
internal static class Words
{
    /// <summary>Short id and title, as far as they are known; plain text in Markdown.</summary>
    public static string Title(RunSummary run) => run.Issue.Title is { Length: > 0 } title
        ? OneLine.Plain(run.Issue.ShortId is { Length: > 0 } id ? $"{id}: {title}" : title)
        : OneLine.Plain(Short(run));

    /// <summary>How the issue is called in few signs; as it is.</summary>
    public static string Short(RunSummary run) => run.Issue.ShortId is { Length: > 0 } id ? id : run.GroupId is { } issue ? $"Issue {issue}" : $"Run {run.RunId}";

    /// <summary>A link; the words alone when <paramref name="url"/> is no web address.</summary>
    public static string Link(string words, string url)
    {
        if (WebAddress.Of(url) is not { } address)
            return OneLine.Plain(words);
        // What stands in a link is no mention to a host.
        return $"[{OneLine.Literal(words)}]({address.Href.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";
    }

    /// <summary>A moment, in UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How large the change is and where; null when there is none.</summary>
    public static string? Size(RunSummary run)
    {
        if (run.Files == 0)
            return null;
        var repos = string.Join(", ", run.Repos.Select(Fence.Span));
        return $"{RunWords.Count(run.Files, "file")}{Lines(run.Added, run.Removed)}{(repos.Length == 0 ? "" : " in " + repos)}";
    }

    /// <summary>Lines added and removed, with a comma before; empty for none.</summary>
    public static string Lines(int added, int removed) =>
        added + removed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", +{added:N0} −{removed:N0}");

    /// <summary>A file that Seer names: repository and path, linked when its address was sent.</summary>
    public static string File(CodeFile file)
    {
        var name = $"{(file.Repo is { Length: > 0 } repo ? Fence.Span(repo) + " " : "")}{Fence.Span(file.Path)}";
        return file.Url is { } url ? $"{name} ({Link("open", url)})" : name;
    }

    /// <summary>That a result is not the one of the present attempt; null when it is.</summary>
    public static string? Mark(Step step) => step switch
    {
        { Status: StepStatus.Stale } => "*Stale: an earlier step was done again.*",
        { FromPreviousAttempt: true } => "*From the previous attempt: this step is being done again.*",
        _ => null,
    };

    /// <summary>Why a section has nothing to tell.</summary>
    public static string Nothing(RunSummary run, Stage stage) => run.Step(stage) switch
    {
        { Status: StepStatus.Running } => $"{RunWords.Working(run, stage) switch { "working on feedback" => "Seer is working on feedback", var word => $"Seer is {word}" }}; nothing was delivered yet.",
        { Status: StepStatus.Waiting } => "Seer has not begun this step.",
        { Gap: true } => RunWords.Gap(run, stage) is { } gap ? char.ToUpperInvariant(gap[0]) + gap[1..] + "." : "Nothing was delivered.",
        _ when stage == Stage.Coding => "Seer could not find or apply any change.",
        _ => "Seer finished this step and delivered nothing.",
    };
}

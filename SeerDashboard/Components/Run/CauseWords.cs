using System.Globalization;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>Words of the sections that show what Seer delivered.</summary>
public static class CauseWords
{
    /// <summary>Why there is no <paramref name="result"/> to show, as a sentence.</summary>
    public static string Nothing(Step step, string result) => step switch
    {
        { Empty: true } => $"Seer finished this step and delivered no {result}.",
        { Gap: true } => $"This step ended without word from Sentry, so there is no {result} here: a later step has begun.",
        _ => $"No {result} was delivered.",
    };

    /// <summary>Title of what is shown as JSON.</summary>
    public static string MoreFields(int count) => count == 1
        ? "1 more field that this version does not know"
        : string.Create(CultureInfo.InvariantCulture, $"{count} more fields that this version does not know");
}

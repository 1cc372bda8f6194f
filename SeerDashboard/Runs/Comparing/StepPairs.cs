using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Comparing;

/// <summary>A step that is in one plan or in both.</summary>
/// <param name="Left">In the left plan; null when it is not there.</param>
/// <param name="Right">In the right plan; null when it is not there.</param>
public sealed record StepPair(NumberedStep? Left, NumberedStep? Right)
{
    /// <summary>Both plans have a step of this title.</summary>
    public bool HasSameTitle => Left is not null && Left.Step.Title == Right?.Step.Title;

    /// <summary>Both plans say the same to the letter.</summary>
    public bool IsSame => HasSameTitle && Differences.Count == 0;

    /// <summary>What besides the title is another in the two, in words; empty when the step is in one plan only.</summary>
    public IReadOnlyList<string> Differences => Left is not { Step: { } left } || Right is not { Step: { } right } ? []
        :
        [
            .. left.Description != right.Description ? (string[])["text"] : [],
            .. left.File != right.File ? (string[])["file"] : [],
            .. left.Active != right.Active ? (string[])["choice"] : [],
        ];

    /// <summary>The title, word by word.</summary>
    public IReadOnlyList<WordPiece> Title => WordDiff.Of(Left?.Step.Title ?? "", Right?.Step.Title ?? "");
}

/// <summary>A step of a plan with its place.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Step">The step.</param>
public sealed record NumberedStep(int Number, SolutionStep Step);

/// <summary>Finds which steps of two plans are the same, perhaps in other words.</summary>
internal static class StepPairs
{
    private const int MaxSteps = 200;

    // Every step is compared with every other: a title is a title, whatever a payload says.
    private const int MaxWords = 200;

    // Less in common than this, and it is another step.
    private const double Alike = 0.5;

    /// <summary>The longest common run of like steps, with what only one plan has between them.</summary>
    public static IReadOnlyList<StepPair> Of(IReadOnlyList<SolutionStep> left, IReadOnlyList<SolutionStep> right)
    {
        NumberedStep[] lefts = [.. left.Take(MaxSteps).Select((step, at) => new NumberedStep(at + 1, step))];
        NumberedStep[] rights = [.. right.Take(MaxSteps).Select((step, at) => new NumberedStep(at + 1, step))];
        HashSet<string>[] leftWords = [.. lefts.Select(Words)];
        HashSet<string>[] rightWords = [.. rights.Select(Words)];
        // best[i, j]: how much the plans from i and from j on have in common.
        var best = new double[lefts.Length + 1, rights.Length + 1];
        for (var i = lefts.Length - 1; i >= 0; i--)
        {
            for (var j = rights.Length - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), Gain(i, j) + best[i + 1, j + 1]);
        }

        var pairs = new List<StepPair>();
        var (a, b) = (0, 0);
        while (a < lefts.Length || b < rights.Length)
        {
            if (a < lefts.Length && b < rights.Length && Gain(a, b) > 0 && best[a, b] <= Gain(a, b) + best[a + 1, b + 1])
                pairs.Add(new(lefts[a++], rights[b++]));
            else if (b == rights.Length || (a < lefts.Length && best[a + 1, b] >= best[a, b + 1]))
                pairs.Add(new(lefts[a++], null));
            else
                pairs.Add(new(null, rights[b++]));
        }

        return pairs;

        double Gain(int i, int j) => lefts[i].Step.Title == rights[j].Step.Title ? 1 : Likeness(leftWords[i], rightWords[j]) is var likeness && likeness >= Alike ? likeness : 0;
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }

    private static HashSet<string> Words(NumberedStep step) =>
        step.Step.Title.Split([.. step.Step.Title.Where(sign => !char.IsLetterOrDigit(sign)).Distinct()], StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}

namespace SeerDashboard.Runs.Telling;

/// <summary>What Seer plans to do.</summary>
internal static class PlanText
{
    /// <summary>In the order sent; what was deselected is listed as that.</summary>
    public static Blocks Of(Run run)
    {
        var blocks = new Blocks();
        if (run.Solution is not { } plan)
            return blocks;
        blocks.Add(Words.Mark(run.Step(Stage.Solution)));
        if (plan.Summary is { Length: > 0 } summary)
            blocks.Add(OneLine.Paragraphs(summary));
        blocks.Numbered(plan.Steps.Select(step => (Line(step), CauseText.Below(step.Description))));
        return CauseText.Extra(blocks, plan.Extra);
    }

    /// <summary>The title of a step, and what is known beside it.</summary>
    public static string Line(SolutionStep step)
    {
        string?[] said =
        [
            step.Active ? null : "deselected: not to be done",
            step.Type is { Length: > 0 } type ? OneLine.Plain(type.Replace('_', ' ')) : null,
            step.File is { } file ? Words.File(file) : null,
        ];
        var beside = string.Join(", ", said.OfType<string>());
        return $"{OneLine.Bold(step.Title)}{(beside.Length == 0 ? "" : $" ({beside})")}";
    }
}

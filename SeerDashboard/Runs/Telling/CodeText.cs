namespace SeerDashboard.Runs.Telling;

/// <summary>What Seer changed, with the patches.</summary>
internal static class CodeText
{
    /// <summary>Per repository and file.</summary>
    public static Blocks Of(Run run)
    {
        var blocks = new Blocks();
        if (run.Changes.Count == 0)
            return blocks;
        blocks.Add(Words.Mark(run.Step(Stage.Coding)));
        if (run.ChangesOutdated)
            blocks.Add("*Outdated: coding was done again, and Sentry did not send the new code.*");
        foreach (var change in run.Changes)
        {
            blocks.Heading(3, Fence.Span(change.Repo) is { Length: > 0 } repo ? repo : "No repository named");
            if (change.Branch is { Length: > 0 } branch)
                blocks.Add($"On branch {Fence.Span(branch)}");
            if (change.Title is { Length: > 0 } title)
                blocks.Add(OneLine.Bold(title));
            blocks.Add(CauseText.Below(change.Description));
            if (change.Note is { Length: > 0 } note)
                blocks.Add($"*{OneLine.Plain(note)}*");
            foreach (var file in change.Files)
                blocks.Add(Line(file)).Add(file.Patch is { Length: > 0 } patch ? Fence.Around(patch, "diff") : "No diff was delivered for this file.");
        }

        return blocks;
    }

    private static string Line(FileChange file)
    {
        var path = file.Path.Length == 0 ? "no file named" : Fence.Span(file.Path);
        var was = file.OldPath is { Length: > 0 } old && old != file.Path ? $", before {Fence.Span(old)}" : "";
        return $"{path} ({Word(file)}{was}{Words.Lines(file.Added, file.Removed)})";
    }

    private static string Word(FileChange file) => file.Status == Diffs.FileStatus.Unknown ? "not a diff that can be read" : file.Status.ToString().ToLowerInvariant();
}

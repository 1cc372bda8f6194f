namespace SeerDashboard.Diffs;

/// <summary>Where a file's part of a diff begins.</summary>
internal static class FileStarts
{
    /// <summary>A line of git: <c>diff --git</c>, or <c>diff --cc</c> and <c>diff --combined</c> of a merge.</summary>
    public static bool Git(TextLines text, int at) =>
        text.Header(at).StartsWith("diff --git ", StringComparison.Ordinal) || Combined(text, at);

    /// <summary>A merge's diff.</summary>
    public static bool Combined(TextLines text, int at) =>
        text.Header(at).StartsWith("diff --cc ", StringComparison.Ordinal) || text.Header(at).StartsWith("diff --combined ", StringComparison.Ordinal);

    /// <summary><c>---</c> and <c>+++</c>.</summary>
    public static bool Plain(TextLines text, int at) =>
        text.Header(at).StartsWith("--- ", StringComparison.Ordinal) && text.Header(at + 1).StartsWith("+++ ", StringComparison.Ordinal);

    /// <summary>A line of <c>diff -r</c> or Subversion before the header proper.</summary>
    public static bool Other(TextLines text, int at) =>
        (text.Header(at).StartsWith("diff ", StringComparison.Ordinal) && Plain(text, at + 1))
        || (text.Header(at).StartsWith("Index: ", StringComparison.Ordinal) && text.Header(at + 1).StartsWith("=====", StringComparison.Ordinal));

    /// <summary><c>Binary files … and … differ</c>.</summary>
    public static bool Binary(TextLines text, int at) =>
        // Longer than both, or the blank between them would count twice.
        text.Header(at) is { Length: > 19 } line && line.StartsWith("Binary files ", StringComparison.Ordinal) && line.EndsWith(" differ", StringComparison.Ordinal);
}

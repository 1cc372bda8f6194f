using System.Globalization;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Components.Review;

/// <summary>What the review room says.</summary>
internal static class ReviewWords
{
    /// <summary>"5 of 12 files viewed".</summary>
    public static string Progress(int viewed, int files) => string.Create(CultureInfo.InvariantCulture, $"{viewed} of {files} {(files == 1 ? "file" : "files")} viewed");

    /// <summary>Where below its file's path a comment is: "line 12", "about the file".</summary>
    public static string Place(CommentPlace place) => place.Line is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"{(place.Side == DiffSide.Old ? "old line" : "line")} {line}") : "about the file";
}

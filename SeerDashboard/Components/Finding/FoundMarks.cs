using Microsoft.AspNetCore.Components;
using SeerDashboard.Components.Text;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Finding;

/// <summary>Untrusted text with what was searched for marked in it.</summary>
public static class FoundMarks
{
    /// <summary>The text with its marks; everything in it is to be seen.</summary>
    public static RenderFragment Of(string text, IReadOnlyList<TextRange> marks) => builder =>
    {
        var at = 0;
        foreach (var mark in marks)
        {
            builder.AddContent(0, VisibleText.Of(text[at..mark.Start]));
            builder.OpenElement(1, "mark");
            builder.AddContent(2, VisibleText.Of(text.Substring(mark.Start, mark.Length)));
            builder.CloseElement();
            at = mark.End;
        }

        builder.AddContent(3, VisibleText.Of(text[at..]));
    };

    /// <summary>A name with the words marked.</summary>
    public static RenderFragment Name(string name, FoundRuns? found) => Of(name, found?.Words.InName(name) ?? []);

    /// <summary>A finding with the words marked; without any it is shown as ever.</summary>
    public static RenderFragment Finding(string text, FoundRuns? found) => found?.Words.InText(text) is { Count: > 0 } marks ? Of(text, marks) : VisibleText.Prose(text);
}

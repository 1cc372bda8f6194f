namespace SeerDashboard.Components.Text;

/// <summary>The beginning of a long text.</summary>
public static class FoldedText
{
    /// <summary>The whole text when it has at most <paramref name="length"/> characters, else whole lines up to that, or cut when one line is longer.</summary>
    public static string Start(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var lineEnd = text.LastIndexOf('\n', length - 1);
        if (lineEnd > length / 2)
            return text[..lineEnd];
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}

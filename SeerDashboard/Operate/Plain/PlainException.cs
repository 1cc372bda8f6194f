namespace SeerDashboard.Operate.Plain;

/// <summary>An exception as a log may write it: its messages quote what came, and must not begin lines of their own among those of the stack.</summary>
internal sealed class PlainException : Exception
{
    private readonly string _text;

    private PlainException(string message, string text, Exception inner)
        : base(message, inner) => _text = text;

    /// <summary>The same exception when it is plain already, as nearly all are.</summary>
    public static Exception Of(Exception exception)
    {
        var text = exception.ToString();
        var plain = text;
        foreach (var message in Messages(exception))
            plain = plain.Replace(message, PlainText.OneLine(message), StringComparison.Ordinal);
        plain = PlainText.Lines(plain);
        return plain == text ? exception : new PlainException(PlainText.OneLine(exception.Message), plain, exception);
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static IEnumerable<string> Messages(Exception exception)
    {
        List<Exception> all = [exception];
        for (var at = 0; at < all.Count; at++)
            all.AddRange(all[at] is AggregateException several ? several.InnerExceptions : all[at].InnerException is { } inner ? [inner] : []);
        // An aggregate's message holds those of its parts: the longer first.
        return all.Select(each => each.Message).Where(message => message.AsSpan().ContainsAny('\n', '\r')).OrderByDescending(message => message.Length);
    }
}

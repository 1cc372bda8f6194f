using System.Text;

namespace SeerDashboard.Notify.Composing;

/// <summary>A text that takes so much and no more.</summary>
/// <param name="most">In characters.</param>
internal sealed class BoundedWriter(int most) : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Write([value]);

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_text.Length + buffer.Length > most)
            throw new TemplateException($"What the template says has more than {most} characters.");
        _text.Append(buffer);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    // At once: those of the base class go through another thread, and whoever waits for them may hold up the one that they want to come back to.
    public override Task WriteAsync(char value) => Done(() => Write(value));

    public override Task WriteAsync(string? value) => Done(() => Write(value));

    public override Task WriteAsync(char[] buffer, int index, int count) => Done(() => Write(buffer, index, count));

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) => Done(() => Write(buffer.Span));

    public override Task FlushAsync() => Task.CompletedTask;

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override string ToString() => _text.ToString();

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}

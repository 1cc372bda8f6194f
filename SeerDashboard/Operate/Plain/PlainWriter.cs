using System.Text;

namespace SeerDashboard.Operate.Plain;

/// <summary>
/// What the program itself writes to a terminal: names of files, answers of other machines and texts of payloads stand in it,
/// and none of them may move the cursor, colour, hide or rename anything there. A single character is the program's own.
/// </summary>
internal sealed class PlainWriter(TextWriter terminal) : TextWriter
{
    /// <summary>From now on all that is written to the console goes through one.</summary>
    public static void TakeConsole()
    {
        Console.SetOut(new PlainWriter(Console.Out));
        Console.SetError(new PlainWriter(Console.Error));
    }

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => terminal.Write(value);

    /// <inheritdoc/>
    public override void Write(string? value) => terminal.Write(PlainText.Lines(value ?? ""));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => terminal.WriteLine(PlainText.Lines(value ?? ""));

    /// <inheritdoc/>
    public override void Flush() => terminal.Flush();
}

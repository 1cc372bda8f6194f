namespace SeerDashboard.Store.Care;

/// <summary>How far a command is, on one line that is written over; nothing where the output is no terminal.</summary>
/// <param name="output">Where to.</param>
/// <param name="clock">Keeps it from being written at every step.</param>
internal sealed class ConsoleProgress(TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(200);

    private readonly bool _shown = !Console.IsErrorRedirected && output == Console.Error;

    private long _last = clock.GetTimestamp();

    private int _length;

    /// <summary>So many of so many.</summary>
    public void Say(UpkeepStep step)
    {
        if (!_shown || clock.GetElapsedTime(_last) < Apart)
            return;
        _last = clock.GetTimestamp();
        Write(step.ToString());
    }

    /// <summary>Takes the line away, for what is written next.</summary>
    public void Clear()
    {
        if (_length > 0)
            Write("");
        if (_shown)
            output.Write('\r');
        _length = 0;
    }

    private void Write(string line)
    {
        // Alone: within a text it would be shown, as it comes from elsewhere there.
        output.Write('\r');
        output.Write(line.PadRight(_length));
        _length = line.Length;
    }
}

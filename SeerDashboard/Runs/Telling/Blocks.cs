using System.Globalization;

namespace SeerDashboard.Runs.Telling;

/// <summary>Blocks of Markdown, one after the other with a blank line between.</summary>
internal sealed class Blocks
{
    private readonly List<string> _blocks = [];

    /// <summary>Nothing was added.</summary>
    public bool IsEmpty => _blocks.Count == 0;

    /// <summary>Adds a block; nothing for one that is null or empty.</summary>
    public Blocks Add(string? block)
    {
        if (!string.IsNullOrWhiteSpace(block))
            _blocks.Add(block.Trim('\n'));
        return this;
    }

    /// <summary>Adds a heading.</summary>
    public Blocks Heading(int level, string text) => Add($"{new string('#', level)} {text}");

    /// <summary>Adds all blocks of <paramref name="other"/>.</summary>
    public Blocks Add(Blocks other)
    {
        _blocks.AddRange(other._blocks);
        return this;
    }

    /// <summary>Adds a bulleted list; nothing for an empty one.</summary>
    public Blocks Bullets(IEnumerable<string?> items) => Add(string.Join('\n', items.OfType<string>().Where(item => item.Length > 0).Select(item => "- " + item)));

    /// <summary>Adds a numbered list, each item a line and what stands below it.</summary>
    public Blocks Numbered(IEnumerable<(string Line, string? Below)> items)
    {
        var all = items.Select((item, index) =>
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ");
            return item.Below is null ? number + item.Line : $"{number}{item.Line}\n\n{Indented(item.Below, number.Length)}\n";
        });
        return Add(string.Join('\n', all));
    }

    /// <summary>Adds a numbered list of lines.</summary>
    public Blocks Numbered(IEnumerable<string> lines) => Numbered(lines.Select(line => (line, (string?)null)));

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", _blocks) + "\n";

    private static string Indented(string block, int by) =>
        string.Join('\n', block.Split('\n').Select(line => line.Length == 0 ? "" : new string(' ', by) + line));
}

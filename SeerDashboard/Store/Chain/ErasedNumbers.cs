using System.Globalization;

namespace SeerDashboard.Store.Chain;

/// <summary>Which deliveries are erased, as ranges: to be held against what somebody knows to have erased.</summary>
public sealed class ErasedNumbers
{
    private readonly List<(long First, long Last)> _ranges = [];

    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one, in the order of the log.</summary>
    internal void Add(long sequence)
    {
        Count++;
        if (_ranges is [.., var (first, last)] && last == sequence - 1)
            _ranges[^1] = (first, sequence);
        else
            _ranges.Add((sequence, sequence));
    }

    /// <summary>"3, 7-9", the first <paramref name="most"/> ranges of them.</summary>
    internal string Words(int most)
    {
        var said = string.Join(", ", _ranges.Take(most).Select(each => each.First == each.Last
            ? each.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{each.First}-{each.Last}")));
        return _ranges.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{said} and {_ranges.Count - most:N0} more ranges") : said;
    }

    /// <summary>A sentence that asks to compare, with a space before it; nothing when none is erased.</summary>
    internal string Sentence(int most) => Count == 0 ? "" : $" Erased: {Words(most)}; compare this with what you had erased.";
}

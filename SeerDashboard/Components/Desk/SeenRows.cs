using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>How one card of the board was written already: each way that somebody sees it.</summary>
internal sealed class SeenRows
{
    private const int Most = 16;

    private (RowLook Look, WrittenRow Row)[] _all = [];

    /// <summary>Null when nobody has seen it so.</summary>
    public WrittenRow? Find(RowLook look)
    {
        foreach (var one in Volatile.Read(ref _all))
        {
            if (one.Look.Equals(look))
                return one.Row;
        }

        return null;
    }

    /// <summary>Keeps one more. What another thread keeps at the same moment may be lost, and is looked for once more then.</summary>
    public void Add(RowLook look, WrittenRow row)
    {
        // What steps usually take is another object now and then: nobody looks for the former any more.
        var all = Array.FindAll(_all, one => one.Look.HasTimesOf(look));
        if (all.Length < Most)
            Volatile.Write(ref _all, [.. all, (look, row)]);
    }
}

/// <summary>How somebody sees a card, told without reading it: objects that all share are the same object.</summary>
internal readonly struct RowLook(DeskQuery query, UsualTimes usual, DeskGroup under, RowMarks marks) : IEquatable<RowLook>
{
    private readonly DeskQuery _query = query;
    private readonly UsualTimes _usual = usual;
    private readonly (DeskGroup Under, RowMarks Marks) _rest = (under, marks);

    /// <inheritdoc/>
    public bool Equals(RowLook other) => ReferenceEquals(_query, other._query) && ReferenceEquals(_usual, other._usual) && _rest.Under == other._rest.Under && _rest.Marks == other._rest.Marks;

    /// <summary>Both know the same usual times.</summary>
    public bool HasTimesOf(RowLook other) => ReferenceEquals(_usual, other._usual);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RowLook other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _rest.GetHashCode();
}

/// <summary>What of a row depends on who looks, and where it stands; as <see cref="RowFacts"/> has it.</summary>
[Flags]
internal enum RowMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <inheritdoc cref="RowFacts.IsSample"/>
    Sample = 1,

    /// <inheritdoc cref="RowFacts.IsShared"/>
    Shared = 2,

    /// <inheritdoc cref="RowFacts.IsNext"/>
    Next = 4,

    /// <inheritdoc cref="RowFacts.IsNews"/>
    News = 8,

    /// <inheritdoc cref="RowFacts.MayAct"/>
    MayAct = 16,

    /// <inheritdoc cref="RowFacts.IsMine"/>
    Mine = 32,

    /// <inheritdoc cref="RowFacts.IsUnfolded"/>
    Unfolded = 64,
}

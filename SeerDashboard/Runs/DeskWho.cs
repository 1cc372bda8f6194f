using System.Runtime.InteropServices;

namespace SeerDashboard.Runs;

/// <summary>Whose runs the desk shows.</summary>
public enum DeskWhose
{
    /// <summary>Everybody's.</summary>
    All,

    /// <summary>Those that whoever looks has claimed.</summary>
    Mine,

    /// <summary>Those that nobody has claimed.</summary>
    Unclaimed,

    /// <summary>Those that one of some people has claimed.</summary>
    Person,
}

/// <summary>Whose runs the desk shows. In the query string: <c>mine</c>, <c>unclaimed</c>, or names (each after <c>@</c> when it is one of these words).</summary>
/// <param name="Whose">Which kind of choice.</param>
/// <param name="Names">Who, for <see cref="DeskWhose.Person"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeskWho(DeskWhose Whose, AnyOf<string> Names = default)
{
    /// <summary>Those of whoever looks.</summary>
    public static readonly DeskWho Mine = new(DeskWhose.Mine);

    /// <summary>Those that nobody has claimed.</summary>
    public static readonly DeskWho Unclaimed = new(DeskWhose.Unclaimed);

    /// <summary>Those that one of <paramref name="names"/> has claimed; everybody's without a name.</summary>
    public static DeskWho Of(AnyOf<string> names) => names.IsEmpty ? default : new(DeskWhose.Person, names);

    /// <summary>Reads the words of a query string: names together, unless a word that is none stands after them.</summary>
    internal static DeskWho Parse(IEnumerable<string> words) =>
        words.Select(word => Parse(word)).Aggregate(default(DeskWho), (before, one) => one.Whose == DeskWhose.Person && before.Whose == DeskWhose.Person ? Of(new([.. before.Names.Values, .. one.Names.Values])) : one);

    /// <summary>Reads the word of a query string; every text is somebody's name unless it is one of the words.</summary>
    internal static DeskWho Parse(string word) => word switch
    {
        "mine" => Mine,
        "unclaimed" => Unclaimed,
        "all" => default,
        ['@', .. var name] => name.Trim() is { Length: > 0 } clean ? Of(clean) : default,
        _ => Of(word),
    };

    /// <summary>The words of the query string; none when it does not narrow.</summary>
    internal IEnumerable<string> ToWords() => Whose switch
    {
        DeskWhose.Mine => ["mine"],
        DeskWhose.Unclaimed => ["unclaimed"],
        _ => Names.Values.Select(name => name is "mine" or "unclaimed" or "all" or ['@', ..] ? "@" + name : name),
    };

    /// <summary>A run that <paramref name="claimedBy"/> works on is one of these. Names are told apart as the store does: by letters, not by their case.</summary>
    public bool Matches(string? claimedBy, string? me) => Whose switch
    {
        DeskWhose.Mine => me is not null && string.Equals(claimedBy, me, StringComparison.OrdinalIgnoreCase),
        DeskWhose.Unclaimed => claimedBy is null,
        DeskWhose.Person => Names.Values.Contains(claimedBy, StringComparer.OrdinalIgnoreCase),
        _ => true,
    };
}

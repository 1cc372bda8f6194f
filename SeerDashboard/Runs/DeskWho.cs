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

    /// <summary>Those that one person has claimed.</summary>
    Person,
}

/// <summary>Whose runs the desk shows. In the query string: <c>mine</c>, <c>unclaimed</c>, or a name (after <c>@</c> when the name is one of these words).</summary>
/// <param name="Whose">Which kind of choice.</param>
/// <param name="Name">Who, for <see cref="DeskWhose.Person"/>.</param>
public readonly record struct DeskWho(DeskWhose Whose, string? Name = null)
{
    /// <summary>Those of whoever looks.</summary>
    public static readonly DeskWho Mine = new(DeskWhose.Mine);

    /// <summary>Those that nobody has claimed.</summary>
    public static readonly DeskWho Unclaimed = new(DeskWhose.Unclaimed);

    /// <summary>Those that <paramref name="name"/> has claimed.</summary>
    public static DeskWho Of(string name) => new(DeskWhose.Person, name);

    /// <summary>Reads the word of a query string; every text is somebody's name unless it is one of the words.</summary>
    internal static DeskWho Parse(string word) => word switch
    {
        "mine" => Mine,
        "unclaimed" => Unclaimed,
        "all" => default,
        ['@', .. var name] => name.Trim() is { Length: > 0 } clean ? Of(clean) : default,
        _ => Of(word),
    };

    /// <summary>The word of the query string; null when it does not narrow.</summary>
    internal string? ToWord() => Whose switch
    {
        DeskWhose.Mine => "mine",
        DeskWhose.Unclaimed => "unclaimed",
        DeskWhose.Person => Name is "mine" or "unclaimed" or "all" or ['@', ..] ? "@" + Name : Name,
        _ => null,
    };

    /// <summary>A run that <paramref name="claimedBy"/> works on is one of these. Names are told apart as the store does: by letters, not by their case.</summary>
    public bool Matches(string? claimedBy, string? me) => Whose switch
    {
        DeskWhose.Mine => me is not null && string.Equals(claimedBy, me, StringComparison.OrdinalIgnoreCase),
        DeskWhose.Unclaimed => claimedBy is null,
        DeskWhose.Person => string.Equals(claimedBy, Name, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}

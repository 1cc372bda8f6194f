namespace SeerDashboard.Diffs.Risk;

/// <summary>What makes a change worth a second look, from what stands in its diff alone.</summary>
public enum RiskKind
{
    /// <summary>The database's shape or content is migrated.</summary>
    Migration,

    /// <summary>Who may do what.</summary>
    Access,

    /// <summary>How the program is built, tested or deployed.</summary>
    Pipeline,

    /// <summary>What the program is made of besides itself: dependencies and lock files.</summary>
    Dependencies,

    /// <summary>Something that looks like a key, a token or a password.</summary>
    Secret,

    /// <summary>Tests are deleted or skipped.</summary>
    TestsRemoved,

    /// <summary>Code changes, and no test does.</summary>
    NoTest,

    /// <summary>More than a person reads with care.</summary>
    VeryLarge,

    /// <summary>A binary file.</summary>
    Binary,

    /// <summary>A file that a program wrote.</summary>
    Generated,

    /// <summary>Threads, locks and other things that go on at the same time.</summary>
    Concurrency,

    /// <summary>A query put together from strings.</summary>
    SqlFromStrings,

    /// <summary>A command line put together from strings.</summary>
    ShellFromStrings,

    /// <summary>Characters that change what a reader sees without being seen.</summary>
    Invisible,
}

/// <summary>Says kinds of risk in words.</summary>
public static class RiskWords
{
    private static readonly Dictionary<RiskKind, (string Word, string Sentence)> Words = new()
    {
        [RiskKind.Migration] = ("migration", "A database migration, or statements that change tables."),
        [RiskKind.Access] = ("auth", "Authentication, permissions, sessions of people."),
        [RiskKind.Pipeline] = ("CI", "Files that build, test or deploy."),
        [RiskKind.Dependencies] = ("dependencies", "Dependencies and lock files."),
        [RiskKind.Secret] = ("secret?", "Something that looks like a key, a token or a password."),
        [RiskKind.TestsRemoved] = ("tests removed", "Tests that are deleted or skipped."),
        [RiskKind.NoTest] = ("no test", "Code changes, and no test file does."),
        [RiskKind.VeryLarge] = ("very large", "More lines than a person reads with care."),
        [RiskKind.Binary] = ("binary", "A binary file, whose content cannot be read here."),
        [RiskKind.Generated] = ("generated", "A generated, minified or vendored file."),
        [RiskKind.Concurrency] = ("concurrency", "Threads, locks and other concurrency."),
        [RiskKind.SqlFromStrings] = ("SQL from strings", "A query put together from strings."),
        [RiskKind.ShellFromStrings] = ("shell from strings", "A command line put together from strings."),
        [RiskKind.Invisible] = ("invisible characters", "Characters that nobody can see, or that turn the direction of text."),
    };

    private static readonly HashSet<string> Usual = [.. new[] { RiskKind.NoTest, RiskKind.VeryLarge, RiskKind.Binary, RiskKind.Generated }.Select(Of)];

    /// <summary>All kinds, in the order in which they are told.</summary>
    public static IReadOnlyList<RiskKind> All { get; } = Enum.GetValues<RiskKind>();

    /// <summary>A word or two, as lists and filters show it: "migration", "auth", "secret?".</summary>
    public static string Of(RiskKind kind) => Words[kind].Word;

    /// <summary>Whether a word is of what many changes are, so that a list does not warn of it: "no test", "very large", "binary", "generated".</summary>
    public static bool IsUsual(string word) => Usual.Contains(word);

    /// <summary>What it is, as a sentence.</summary>
    public static string Sentence(RiskKind kind) => Words[kind].Sentence;
}

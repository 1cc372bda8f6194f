namespace SeerDashboard.Store.Secrets;

/// <summary>What can be a client secret at all. One that is configured may be as short as a sender of one's own has it.</summary>
public static class ClientSecretRules
{
    /// <summary>Sentry's have 64 characters; what is much shorter was not copied whole.</summary>
    public const int Shortest = 16;

    /// <summary>What is longer is something else.</summary>
    public const int Longest = 500;

    /// <summary>What is wrong with it, to follow "it"; null when nothing is. Never says anything of the secret but its length.</summary>
    /// <param name="secret">As it was given.</param>
    /// <param name="shortest">Fewer characters are taken for a part of one.</param>
    public static string? Problem(string secret, int shortest = Shortest)
    {
        var text = (secret ?? "").Trim();
        return text.Length == 0 ? "is empty"
            : text.Any(char.IsWhiteSpace) ? "has a space or a line break in it"
            : text.Length < shortest ? $"has {text.Length} characters; one of Sentry has 64, and fewer than {shortest} are not taken"
            : text.Length > Longest ? $"has {text.Length} characters; more than {Longest} are not taken"
            : null;
    }

    /// <summary>What is wrong with a name for a secret, as a sentence; null when nothing is.</summary>
    public static string? NameProblem(string? name) => name?.Trim().Length > 60 ? "The name of a secret is at most 60 characters long." : null;
}

using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>What somebody wants to be called.</summary>
public static class DisplayName
{
    /// <summary>What is wrong with a cleaned name; null when it is right.</summary>
    public static string? Problem(string name) =>
        IsTaken(name) ? $"“{name}” is what everybody is called who gave no name. Enter one that tells others it is you." : PlainName.Problem(name);

    /// <summary>One of the names of those who gave none.</summary>
    private static bool IsTaken(string name) =>
        name.Equals(People.Admin, StringComparison.OrdinalIgnoreCase) || name.Equals(People.AnybodyName, StringComparison.OrdinalIgnoreCase);
}

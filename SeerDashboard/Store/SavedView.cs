using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>A view of the desk that somebody saved.</summary>
/// <param name="Id">Not to be guessed; <c>/?view=ID</c> shares it.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">How they call it.</param>
/// <param name="Query">The query string without <c>?</c>.</param>
/// <param name="Notifies">They want to be told of runs that come to match.</param>
/// <param name="CreatedAt">When it was saved.</param>
public sealed record SavedView(string Id, string Owner, string Name, string Query, bool Notifies, DateTimeOffset CreatedAt);

/// <summary>What became of a change to a view.</summary>
/// <param name="View">The view as it is now; null when it was refused.</param>
/// <param name="Problem">Why it was refused, and what to do; null when it was not.</param>
public sealed record ViewAnswer(SavedView? View, string? Problem);

/// <summary>What a view may be.</summary>
internal static class ViewRules
{
    /// <summary>What is wrong with a view beside these of the same owner; null when nothing is.</summary>
    /// <param name="others">Names of the owner's other views.</param>
    /// <param name="name">The name; null when it stays.</param>
    /// <param name="query">The query string.</param>
    /// <param name="isNew">It is one more.</param>
    public static string? Problem(IReadOnlyCollection<string> others, string? name, string query, bool isNew) =>
        name is not null && PlainName.Problem(name) is { } wrong ? wrong
        : name is not null && others.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"You have a view “{name}” already. Choose another name."
        : query.Length > SavedViews.LongestQuery ? string.Create(CultureInfo.InvariantCulture, $"This view is {query.Length:N0} characters long; at most {SavedViews.LongestQuery:N0} can be saved. Shorten what is searched for.")
        : isNew && others.Count >= SavedViews.MostOfOne ? $"You have {SavedViews.MostOfOne} views, and more cannot be saved. Delete one first."
        : null;

    /// <summary>Names of one person's views, but this one's.</summary>
    public static List<string> NamesOf(string owner, string? except, SqliteConnection connection, SqliteTransaction transaction)
    {
        using var find = connection.Prepare("SELECT Name FROM Views WHERE Owner = $owner COLLATE NOCASE AND Id IS NOT $except", "$owner", "$except");
        using var row = find.With(transaction, owner, except).ExecuteReader();
        List<string> names = [];
        while (row.Read())
            names.Add(row.GetString(0));
        return names;
    }
}

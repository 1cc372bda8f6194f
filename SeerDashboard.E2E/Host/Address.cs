using System.Text.RegularExpressions;

namespace SeerDashboard.E2E.Host;

/// <summary>Where a browser's page has come to.</summary>
internal static class Address
{
    /// <summary>
    /// Waits until the page's address is this one, looking again and again: waiting for the navigation itself misses one that
    /// ends in the moment the wait begins, and cannot say where the page was instead.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="glob">The whole address; <c>**</c> stands for anything, <c>*</c> for anything without a slash.</param>
    public static Task IsAtAsync(this IPage page, string glob)
    {
        var pattern = Regex.Escape(glob).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return Expect(page).ToHaveURLAsync(new Regex($"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}

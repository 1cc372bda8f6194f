using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SeerDashboard.Diffs.Risk;

/// <summary>A risk found in a file.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Line">The line that caused it; null when the file as a whole did.</param>
/// <param name="Why">A sentence.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundRisk(RiskKind Kind, DiffLine? Line, string Why);

/// <summary>The risks of one file. The work is bounded, whatever was sent: all other runs wait for it.</summary>
internal static class FileRisks
{
    /// <summary>Lines further down are not looked at; so many are a risk of their own.</summary>
    private const int Lines = 20_000;

    /// <summary>More of one kind would tell nothing new.</summary>
    private const int MostOfAKind = 20;

    /// <summary>Those of the path first, then line by line.</summary>
    public static IReadOnlyList<RiskFlag> Of(string repo, DiffFile file)
    {
        var changed = file.Hunks.SelectMany(hunk => hunk.Lines).Where(line => line.Kind != DiffLineKind.Context).Take(Lines).ToList();
        var folded = FileTraits.FoldedBecause(file);
        var counts = new Dictionary<RiskKind, int>();
        List<RiskFlag> flags = [];
        try
        {
            foreach (var found in PathRisks.Of(file, folded, changed).Concat(TestRisks.Of(file, changed)).Concat(LineRisks.Of(file, folded, changed)))
            {
                counts[found.Kind] = counts.GetValueOrDefault(found.Kind) + 1;
                if (counts[found.Kind] <= MostOfAKind)
                    flags.Add(new(found.Kind, repo, file.Path, found.Line?.OldNumber, found.Line?.NewNumber, found.Why));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A machine that stands still for a second; what a delivery says is worth more than its risks.
        }

        return flags;
    }
}

using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Finding;

/// <summary>What holds for whatever somebody types.</summary>
public sealed class SearchLaws
{
    private const string Text = "Archived sessions hold no customer; the café's_checkout reads NONE.id in src/cart.py over and over.";

    private static readonly int Times = Rounds.Of(300, 20_000);

    private static readonly Gen<string> Typed = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["\"'*:^-+(){}[]<>\\%_.,; ~|&\0\n\ud800éa1"], 0, 40],
        Gen.OneOf("cart", "\"", "AND", "OR", "NOT", "NEAR(", "*", "title:", "-", "(", ")", "{ids}", " ", "a", "1", "''", "--").Array[0, 8].Select(parts => string.Join(" ", parts)));

    [Fact]
    public async Task Find_AnyText_IsNoError()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause(Text)));
        await host.FindsAsync("q=archived", 1);
        await Gen.Select(Typed, Typed).SampleAsync(async (text, path) =>
        {
            var found = await host.Get<RunSearch>().FindAsync(new DeskQuery { Text = text, Path = path.Length > 3 && path[0] > 'e' ? path : null }, null, 5, TestContext.Current.CancellationToken);
            return found.Hits.Count == found.Total;
        }, iter: Times, threads: 1);
    }

    [Fact]
    public async Task Find_BeginningOfAnyWord_FindsTheRunAndMarksIt()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause(Text)));
        await host.FindsAsync("q=archived", 1);
        string[] words = ["Archived", "sessions", "hold", "no", "customer", "café", "checkout", "reads", "none", "id", "src", "cart", "py", "over"];
        await Gen.Select(Gen.OneOf(words), Gen.OneOf(words), Gen.Int[1, 10], Gen.Bool).SampleAsync(async (one, other, length, upper) =>
        {
            var typed = $"{(upper ? one.ToUpperInvariant() : one)} {other[..Math.Min(length, other.Length)]}";
            var found = await host.Get<RunSearch>().FindAsync(new DeskQuery { Text = typed }, null, 5, TestContext.Current.CancellationToken);
            return found.Hits is [{ Found: { Field: FoundIn.Headline, Marks.Count: > 0 } }];
        }, iter: Times, threads: 1);
    }

    [Fact]
    public void Marks_AnyTexts_LieInsideInOrderAndSayTheWord() => Gen.Select(Gen.String, Gen.String[Gen.Char["ab é-"], 0, 6], Gen.String[Gen.Char["ab éÉA-_\n"], 0, 400]).Sample((any, typed, text) =>
    {
        foreach (var words in (SearchWords[])[SearchWords.Of(typed), SearchWords.Of(any)])
        {
            foreach (var marks in (IReadOnlyList<TextRange>[])[words.InName(text), words.InText(text)])
            {
                var piece = FoundText.Around(FoundIn.Cause, text, marks);
                if (!Fit(marks, text.Length) || !Fit(piece.Marks, piece.Text.Length))
                    return false;
                if (marks.Count > 0 && (piece.Marks.Count == 0 || piece.Text.Substring(piece.Marks[0].Start, piece.Marks[0].Length).Trim('…') != text.Substring(marks[0].Start, piece.Marks[0].Length).Replace('\n', ' ')))
                    return false;
            }
        }

        return true;
    }, iter: Times * 10);

    private static bool Fit(IReadOnlyList<TextRange> marks, int length)
    {
        var end = -1;
        foreach (var mark in marks)
        {
            if (mark.Start <= end || mark.Length <= 0 || mark.End > length)
                return false;
            end = mark.End;
        }

        return true;
    }
}

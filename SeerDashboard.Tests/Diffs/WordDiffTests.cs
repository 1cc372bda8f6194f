using CsCheck;
using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

public sealed class WordDiffTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("cart", "customer", " ", "  ", "\n", ".", "None", "\U0001F600", "id_2", "", "é").Array[0, 30].Select(string.Concat);

    [Theory]
    [InlineData("Carts older than 30 days", "Carts older than 31 days", "Carts older than [-30-][+31+] days")]
    [InlineData("the archive keeps lines", "the backup holds lines", "the [-archive keeps-][+backup holds+] lines")]
    [InlineData("a b", "a b c", "a b[+ c+]")]
    [InlineData("user_id is None.", "user_id is set.", "user_id is [-None-][+set+].")]
    [InlineData("", "new", "[+new+]")]
    [InlineData("gone", "", "[-gone-]")]
    [InlineData("", "", "")]
    [InlineData("same", "same", "same")]
    public void Texts_Compared_MarkWhatDiffers(string first, string second, string expected) => Assert.Equal(expected, Written(WordDiff.Of(first, second)));

    [Fact]
    public void Texts_AnyTwo_AreBothInThePieces() => Gen.Select(Texts, Texts).Sample((first, second) =>
    {
        var pieces = WordDiff.Of(first, second);
        Assert.Equal(first, string.Concat(pieces.Where(piece => piece.Change != WordChange.Added).Select(piece => piece.Text)));
        Assert.Equal(second, string.Concat(pieces.Where(piece => piece.Change != WordChange.Removed).Select(piece => piece.Text)));
        Assert.DoesNotContain(pieces, piece => piece.Text.Length == 0);
    });

    [Fact]
    public void Texts_TooLongToBeCompared_StandOneAfterTheOther()
    {
        var text = new string('a', WordDiff.MaxLength + 1);

        Assert.Equal([new(WordChange.Removed, text), new(WordChange.Added, text + "b")], WordDiff.Of(text, text + "b"));
    }

    private static string Written(IEnumerable<WordPiece> pieces) => string.Concat(pieces.Select(piece => piece.Change switch
    {
        WordChange.Removed => $"[-{piece.Text}-]",
        WordChange.Added => $"[+{piece.Text}+]",
        _ => piece.Text,
    }));
}

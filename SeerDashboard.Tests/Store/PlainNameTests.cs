using CsCheck;
using SeerDashboard.Access;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Store;

public sealed class PlainNameTests
{
    [Theory]
    [InlineData("Mona")]
    [InlineData("Mona K.")]
    [InlineData("M")]
    [InlineData("Zoë Müller-Łukasz O’Neill")]
    [InlineData("山田 太郎")]
    [InlineData("علي")]
    [InlineData("प्रिया")]
    [InlineData("🦊 on call")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void Name_OfAnybody_IsRight(string name)
    {
        Assert.Null(DisplayName.Problem(PlainName.Clean(name)));
        Assert.Equal(name, PlainName.Clean(name));
    }

    [Theory]
    [InlineData("", "Enter a name of 1 to 40 characters.")]
    [InlineData("   ", "Enter a name of 1 to 40 characters.")]
    [InlineData("12345678901234567890123456789012345678901", "This has 41 characters; a name has at most 40.")]
    [InlineData("Mo\u200bna", "a character that nobody sees")]
    [InlineData("Mona\u202e", "a character that nobody sees")]
    [InlineData("Mo\tna", "a character that nobody sees")]
    [InlineData("Mo\u0000na", "a character that nobody sees")]
    [InlineData("Mona\u00a0", "a character that nobody sees")]
    [InlineData("\u3164", "a character that nobody sees")]
    [InlineData("\u2800\u2800", "a character that nobody sees")]
    [InlineData("Mona\ufe0f", "a character that nobody sees")]
    [InlineData("Mona\ud800", "a character that nobody sees")]
    [InlineData("Mona\ue000", "a character that nobody sees")]
    [InlineData("admin", "“admin” is what everybody is called who gave no name.")]
    [InlineData(" ADMIN ", "“ADMIN” is what everybody is called who gave no name.")]
    [InlineData("Anybody", "“Anybody” is what everybody is called who gave no name.")]
    public void Name_ThatNobodyCanTell_IsRefusedInWords(string name, string expected) =>
        Assert.Contains(expected, DisplayName.Problem(PlainName.Clean(name)), StringComparison.Ordinal);

    [Fact]
    public void Name_WithTowersOfMarks_IsRefused() =>
        Assert.Contains("more marks on its letters", PlainName.Problem("Z" + new string('\u0331', 90)), StringComparison.Ordinal);

    [Fact]
    public void Name_Twice_IsComposedTheSame() => Assert.Equal(PlainName.Clean("Zoe\u0308"), PlainName.Clean("Zoë"));

    [Fact]
    public void Clean_OfWhatIsClean_ChangesNothing() =>
        Gen.String.Sample(text => PlainName.Clean(PlainName.Clean(text)) == PlainName.Clean(text));

    [Fact]
    public void Name_ThatIsRight_IsShort_WithoutWhatNobodySees() =>
        Gen.String.Sample(text => PlainName.Problem(PlainName.Clean(text)) is not null
            || (PlainName.Clean(text) is { Length: > 0 and <= 160 } name && !name.Any(char.IsControl) && name.Trim() == name));
}

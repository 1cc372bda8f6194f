using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

public sealed class InvisibleTextTests
{
    [Theory]
    [InlineData("a\u202Eb", "U+202E", "right-to-left override")]
    [InlineData("a\u2066b", "U+2066", "left-to-right isolate")]
    [InlineData("a\u200Bb", "U+200B", "zero-width space")]
    [InlineData("a\uFEFFb", "U+FEFF", "byte order mark")]
    [InlineData("a\u0000b", "U+0000", "control character")]
    [InlineData("a\u001Bb", "U+001B", "control character")]
    [InlineData("a\u0085b", "U+0085", "control character")]
    [InlineData("a\rb", "U+000D", "carriage return")]
    [InlineData("a\u3164b", "U+3164", "invisible character")]
    [InlineData("a\uFE01b", "U+FE01", "invisible character")]
    [InlineData("a\U000E0041b", "U+E0041", "invisible character")]
    public void Pieces_InvisibleCharacter_IsNamedBetweenWhatSurroundsIt(string text, string codePoint, string name) =>
        Assert.Equal([new("a", null), new(codePoint, name), new("b", null)], InvisibleText.Pieces(text));

    [Theory]
    [InlineData("def f(x):\n\treturn x\r\n")]
    [InlineData("naïve – “quoted” · 日本語 · العربية")]
    [InlineData("👍🏽 ❤️ 👩‍💻 🏳️‍🌈 ⚠️")]
    public void Pieces_VisibleText_IsOnePiece(string text) =>
        Assert.Equal([new TextPiece(text, null)], InvisibleText.Pieces(text));

    [Fact]
    public void Pieces_HalfASurrogatePair_KeepsTheRest() =>
        Assert.Equal("x\uD800y", string.Concat(InvisibleText.Pieces("x\uD800y").Select(piece => piece.Text)));

    [Fact]
    public void Pieces_JoinerBetweenLetters_IsMarked() => Assert.True(InvisibleText.IsIn("pass\u200Dword"));

    [Fact]
    public void Pieces_Empty_IsNoPiece() => Assert.Empty(InvisibleText.Pieces(""));
}

using CsCheck;
using SeerDashboard.Notify.Channels.Discord;
using SeerDashboard.Notify.Channels.Slack;
using SeerDashboard.Notify.Channels.Teams;
using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Channels;

public sealed class TextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("a", "😀", "é", "<", "&", "*", "@", "\n", " ", "👩‍👩‍👧", "]", "(").Array[0, 60].Select(string.Concat);

    [Theory]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("a\n\n\n\nb\n\n", "a\n\nb")]
    [InlineData("a\tb\0c\u001b[31m", "a bc[31m")]
    [InlineData("user\u202egnp.exe\u2066\u200b\ufeff", "usergnp.exe")]
    [InlineData("👩‍👩‍👧 ❤️", "👩‍👩‍👧 ❤️")]
    [InlineData(null, "")]
    public void Lines_HaveNothingThatIsNotSeen(string? text, string clean) => Assert.Equal(clean, CleanText.Lines(text));

    /// <summary>Not as data of a theory, where halves are lost before the test begins.</summary>
    [Fact]
    public void Lines_WithHalfACharacter_SaySo() => Assert.Equal("a\ufffd \ufffdb \ufffd\ufffd 😀", CleanText.Lines("a\ud83d \ude00b \ude00\ud83d \ud83d\ude00"));

    [Theory]
    [InlineData(" a \n\n b\tc ", "a b c")]
    [InlineData("\n", "")]
    public void OneLine_IsOne(string text, string clean) => Assert.Equal(clean, CleanText.OneLine(text));

    [Fact]
    public void Text_ThatIsCutInAPair_LosesThePair()
    {
        Assert.Equal(new string('a', 3_999) + "…", CleanText.OneLine(new string('a', 3_999) + "😀😀"));
        Assert.Equal(new string('a', 59_999), CleanText.Lines(new string('a', 59_999) + "😀😀"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200b\u202e \n")]
    public void Title_OfNothing_IsNotEmpty(string title) => Assert.Equal("News of a run", CleanText.Title(Messages.First with { Title = title }));

    [Theory]
    [InlineData("<!channel> <@U1> & @here, jo@example.com", "&lt;!channel&gt; &lt;@\u200BU1&gt; &amp; @\u200Bhere, jo@example.com")]
    public void Slack_IsEscaped(string text, string escaped) => Assert.Equal(escaped, string.Concat(SlackText.Pieces(text)));

    [Theory]
    [InlineData("@everyone <@1> [a](https://b)", "@\u200Beveryone \\<@\u200B1\\> \\[a\\]\\(https\\://b\\)")]
    [InlineData("a_b **c** `d` # e", @"a\_b \*\*c\*\* \`d\` \# e")]
    public void Discord_IsEscaped(string text, string escaped) => Assert.Equal(escaped, string.Concat(DiscordText.Pieces(text)));

    [Theory]
    [InlineData("<at>Jo</at> [a](b) if a < b", "<\u200Bat>Jo<\u200B/at> [a]\u200B(b) if a < b")]
    [InlineData("{{DATE(x)}} ${y}", "{\u200B{DATE(x)}} $\u200B{y}")]
    public void Teams_IsBroken(string text, string broken) => Assert.Equal(broken, string.Concat(TeamsText.Pieces(text)));

    [Fact]
    public void Cut_OfAnyText_IsItsBeginningInWholePiecesWithinTheLimit() => Gen.Select(Texts, Gen.Int[0, 120], Gen.OneOf("", "…", "[… more](https://x)")).Sample(
        (text, most, ending) =>
        {
            string[] pieces = [.. DiscordText.Pieces(text)];
            var cut = Cut.To(most, pieces, ending, out var isCut);
            Assert.InRange(cut.Length, 0, most);
            Assert.Equal(string.Concat(pieces).Length > most, isCut);
            var kept = isCut && cut.EndsWith(ending, StringComparison.Ordinal) ? cut[..^ending.Length] : cut;
            Assert.Contains(kept, Enumerable.Range(0, pieces.Length + 1).Select(count => isCut ? string.Concat(pieces.Take(count)).TrimEnd() : string.Concat(pieces.Take(count))));
        },
        iter: Host.Rounds.Of(2_000, 100_000));

    [Fact]
    public void Excerpt_OfAnyText_HasNoSecretInIt() => Gen.Select(Texts, Texts, Gen.Int[0, 2_100]).Sample(
        (before, after, padding) =>
        {
            const string Hidden = "a-secret-word";
            var shown = new Excerpt(Hidden, null, "", "abc").Shown(new string('x', padding) + before + Hidden + after + Hidden);
            Assert.DoesNotContain(Hidden, shown, StringComparison.Ordinal);
            Assert.InRange(shown.Length, 1, 2_000);
        },
        iter: Host.Rounds.Of(300, 10_000));
}

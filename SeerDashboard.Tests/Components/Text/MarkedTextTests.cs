using Bunit;
using CsCheck;
using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

public sealed class MarkedTextTests : BunitContext
{
    [Theory]
    [InlineData("TypeError in Cart", "cart type", "[Type]Error in [Cart]")]
    [InlineData("cartcart", "cart", "[cart][cart]")]
    [InlineData("carting", "cart carti", "[carti]ng")]
    [InlineData("nothing", "else", "nothing")]
    [InlineData("", "else", "")]
    public void Pieces_MarkEveryWord(string text, string words, string marked) =>
        Assert.Equal(marked, string.Concat(MarkedText.Pieces(text, words.Split(' ')).Select(piece => piece.Hit ? $"[{text[piece.From..piece.To]}]" : text[piece.From..piece.To])));

    [Fact]
    public void Pieces_LeaveNothingOut() => Gen.Select(Gen.String, Gen.String.Array[0, 3]).Sample((text, words) =>
        Assert.Equal(text, string.Concat(MarkedText.Pieces(text, words).Select(piece => text[piece.From..piece.To]))));

    [Fact]
    public void Of_WhatNobodyCouldSee_IsSeenInTheMarkToo()
    {
        var shown = Render(MarkedText.Of("a\u202Eb<i>", ["a\u202E"]));
        shown.MarkupMatches("<mark>a<span class=\"invisible-character\" title:ignore>U+202E</span></mark>b&lt;i&gt;");
    }
}

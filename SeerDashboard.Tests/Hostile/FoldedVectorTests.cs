using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Hostile;

/// <summary>Texts are looked through and names are cleaned without an exception, whatever is in them: one such title would end every search.</summary>
public sealed class FoldedVectorTests
{
    private static readonly SearchWords Words = SearchWords.Of("img script");

    [Fact]
    public void Search_InEveryVector_FindsPlacesOfTheText() => Assert.All(Vectors.All, vector =>
    {
        Assert.Equal(vector.Length, SearchText.Fold(vector).Length);
        Assert.All(Words.InName(vector).Concat(Words.InText(vector)), found => Assert.InRange(found.End, found.Start + 1, vector.Length));
    });

    [Fact]
    public void Search_ForEveryVector_IsNoError() => Assert.All(Vectors.All, vector => Assert.NotNull(SearchWords.Of(vector).InName("<img src=x>")));

    [Fact]
    public void Fold_OfEveryCharacter_IsOne() => Assert.All(Enumerable.Range(0, 0x10000), sign => Assert.Equal(1, SearchText.Fold(((char)sign).ToString()).Length));

    [Fact]
    public void Name_OfEveryVector_IsTakenOrRefused() => Assert.All(Vectors.All, vector => _ = PlainName.Problem(PlainName.Clean(vector)));
}

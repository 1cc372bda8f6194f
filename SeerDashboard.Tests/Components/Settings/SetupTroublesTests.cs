using SeerDashboard.Components.Settings;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Settings;

public sealed class SetupTroublesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2));

    private static IReadOnlyList<SetupTrouble> Of(DateTimeOffset? delivered, params (Rejection Reason, long Count, int SecondsAgo)[] seen) =>
        SetupTroubles.Of(seen.ToDictionary(each => each.Reason, each => (each.Count, Now.AddSeconds(-each.SecondsAgo))), delivered, Now);

    [Fact]
    public void Troubles_NothingRefused_AreNone() => Assert.Empty(Of(delivered: null));

    [Fact]
    public void WrongSignature_Several_SaysHowManyAndAsksForTheSecret() =>
        Assert.Equal(
            [new("3 requests came with a wrong signature, the last", Now.AddSeconds(-10), ": is this the client secret of the same integration?")],
            Of(delivered: null, (Rejection.WrongSignature, 3, 10)));

    [Theory]
    [InlineData(Rejection.WrongSignature, 1, "1 request came with a wrong signature,")]
    [InlineData(Rejection.NoSecret, 2, "2 requests came before any client secret was known here, the last")]
    [InlineData(Rejection.NoSignature, 1, "1 request came without a signature,")]
    [InlineData(Rejection.TooLarge, 1, "1 request was larger than this server takes,")]
    [InlineData(Rejection.TooLarge, 2, "2 requests were larger than this server takes, the last")]
    [InlineData(Rejection.Encoded, 1, "1 request came compressed,")]
    [InlineData(Rejection.TooMany, 1234, "1,234 requests were turned away, for too much unsigned data came at once, the last")]
    public void Reason_Each_IsASentence(Rejection reason, long count, string before) =>
        Assert.Equal(before, Assert.Single(Of(delivered: null, (reason, count, 5))).Before);

    [Fact]
    public void Troubles_Several_StartWithTheLatest() =>
        Assert.Equal(
            [Now.AddSeconds(-3), Now.AddSeconds(-70), Now.AddSeconds(-900)],
            Of(delivered: null, (Rejection.NoSecret, 1, 900), (Rejection.TooLarge, 1, 3), (Rejection.WrongSignature, 1, 70)).Select(each => each.At));

    [Theory]
    [InlineData(599, 1)]
    [InlineData(601, 0)]
    public void Trouble_BeforeTheLastDelivery_IsShownForTenMinutes(int secondsAgo, int shown) =>
        Assert.Equal(shown, Of(Now.AddSeconds(-1), (Rejection.WrongSignature, 1, secondsAgo)).Count);

    [Fact]
    public void Trouble_AfterTheLastDelivery_IsShownHoweverOld() =>
        Assert.Single(Of(Now.AddDays(-2), (Rejection.WrongSignature, 1, 86_400)));
}

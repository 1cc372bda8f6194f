using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.Access;

public sealed class SignInCodesTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly SignInCodes _codes;

    public SignInCodesTests() => _codes = new(_clock);

    [Fact]
    public void Code_Fresh_IsGoodOnce()
    {
        var code = _codes.Make();
        Assert.True(_codes.TryUse(code));
        Assert.False(_codes.TryUse(code));
    }

    [Fact]
    public void Code_JustBeforeTenMinutes_IsGood()
    {
        var code = _codes.Make();
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.True(_codes.TryUse(code));
    }

    [Fact]
    public void Code_AtTenMinutes_HasEnded()
    {
        var code = _codes.Make();
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(_codes.TryUse(code));
    }

    [Fact]
    public void Code_Unknown_IsRefusedAndEndsNoOther()
    {
        var code = _codes.Make();
        Assert.False(_codes.TryUse("something else"));
        Assert.False(_codes.TryUse(""));
        Assert.True(_codes.TryUse(code));
    }

    [Fact]
    public void Codes_MoreThanAreKept_EndTheOldest()
    {
        var first = _codes.Make();
        var second = _codes.Make();
        for (var more = 2; more <= SignInCodes.Most; more++)
            _codes.Make();
        Assert.False(_codes.TryUse(first));
        Assert.True(_codes.TryUse(second));
    }

    [Fact]
    public void Code_Text_Has256RandomBitsAndFitsIntoAnAddress()
    {
        var code = _codes.Make();
        Assert.Equal(43, code.Length);
        Assert.Equal(code, Uri.EscapeDataString(code));
        Assert.NotEqual(code, _codes.Make());
    }

    [Fact]
    public async Task Code_UsedByManyAtOnce_IsGoodForOne()
    {
        var code = _codes.Make();
        var used = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _codes.TryUse(code))));
        Assert.Single(used, each => each);
    }
}

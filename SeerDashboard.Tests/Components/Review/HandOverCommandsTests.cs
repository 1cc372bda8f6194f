using SeerDashboard.Components.Review;

namespace SeerDashboard.Tests.Components.Review;

public sealed class HandOverCommandsTests
{
    [Theory]
    [InlineData("seer/fix-1.2_a", "git fetch origin seer/fix-1.2_a && git switch seer/fix-1.2_a")]
    [InlineData("it's", "git fetch origin 'it'\\''s' && git switch 'it'\\''s'")]
    [InlineData("$(rm)", "git fetch origin '$(rm)' && git switch '$(rm)'")]
    [InlineData("--upload-pack=x", null)]
    [InlineData("a b", null)]
    [InlineData("a..b", null)]
    [InlineData("a\nb", null)]
    [InlineData("a\u202eb", null)]
    [InlineData("a//b", null)]
    [InlineData(".a", null)]
    [InlineData("a.lock", null)]
    [InlineData("a@{1}", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Switch_OfABranch_IsOneWordToTheShellOrNothing(string? branch, string? expected) => Assert.Equal(expected, HandOverCommands.Switch(branch));
}

using SeerDashboard.Api.Changes;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Api.Changes;

public sealed class ChangeSetsTests
{
    [Fact]
    public void Sets_BeyondTheRoom_GoInTheOrderOfTheirLastUse()
    {
        var sets = new ChangeSets();
        var sent = new SentChanges("\"t\"", new byte[ChangeSets.Most / 4]);
        for (var run = 1; run <= 4; run++)
            sets.Keep(Key(run), sent);
        Assert.NotNull(sets.Find(Key(1)));

        sets.Keep(Key(5), sent);

        Assert.Null(sets.Find(Key(2)));
        Assert.NotNull(sets.Find(Key(1)));
    }

    [Fact]
    public void Set_OfARunThatChanged_IsAnother()
    {
        var sets = new ChangeSets();
        sets.Keep(Key(1), new("\"t\"", []));

        Assert.Null(sets.Find(Key(1) with { At = 2 }));
    }

    private static ChangesKey Key(long run) => new(new("acme", "", new RunId(run)), 1, null, null, null, RiskSwitches.AllOn);
}

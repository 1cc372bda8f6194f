using System.Text;
using System.Text.Json;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Runs.Reading;

namespace SeerDashboard.Tests.Store;

/// <summary>Long texts are looked at where nobody else waits for it.</summary>
public sealed class KnownRisksTests
{
    private readonly StoreChanges _changes = new();

    private readonly KnownRisks _known;

    public KnownRisksTests() => _known = new(_changes);

    [Fact]
    public void Learn_LongText_IsKnownBeforeItsRunIsBroughtUpToDate()
    {
        var (content, id) = Changed(2_000);

        _known.Learn(content);

        Assert.Contains(RiskKind.SqlFromStrings, _known.Find(id, "a.py")!);
        Assert.Null(_known.Find(id, "another.py"));
    }

    [Fact]
    public void Learn_TextThatIsErasedAfterwards_IsForgottenWithItsPath()
    {
        var (content, id) = Changed(2_000);
        _known.Learn(content);

        _changes.Clear();

        Assert.Null(_known.Find(id, "a.py"));
    }

    [Fact]
    public void Learn_ShortText_IsLeftToTheProjection()
    {
        var (content, id) = Changed(20);

        _known.Learn(content);

        Assert.Null(_known.Find(id, "a.py"));
    }

    [Fact]
    public void Learn_NoChanges_DoesNothing() => _known.Learn(new DeliveryContent.Other());

    [Fact]
    public void Learn_TooLongText_IsLeftToTheProjection()
    {
        var (content, id) = Changed(2_000);
        var seer = (DeliveryContent.Seer)content;
        seer = seer with { Patches = new Dictionary<string, string> { [id] = seer.Patches[id].PadRight(KnownRisks.TooLong + 1) } };

        _known.Learn(seer);

        Assert.Null(_known.Find(id, "a.py"));
    }

    [Fact]
    public void Learn_NoTimeLeft_IsLeftToTheProjection()
    {
        var (content, id) = Changed(2_000);
        KnownRisks hurried = new(TimeSpan.Zero, atOnce: 1);

        hurried.Learn(content);

        Assert.Null(hurried.Find(id, "a.py"));
    }

    [Fact]
    public void Learn_MoreAtOnceThanMay_IsLeftToTheProjection_AndTheNextIsLookedAt()
    {
        var (content, id) = Changed(2_000);
        var seer = (DeliveryContent.Seer)content;
        KnownRisks one = new(TimeSpan.FromMinutes(1), atOnce: 1);
        var (inner, meanwhile) = Changed(2_002);

        // While this one's text is taken, another comes.
        one.Learn(seer with { Patches = new TakenTexts(seer.Patches, () => one.Learn(inner)) });
        Assert.NotNull(one.Find(id, "a.py"));
        Assert.Null(one.Find(meanwhile, "a.py"));

        var (next, other) = Changed(2_001);
        one.Learn(next);
        Assert.NotNull(one.Find(other, "a.py"));
    }

    [Fact]
    public void Learn_Faulty_IsSilent_AndTheNextIsLookedAt()
    {
        var (content, id) = Changed(2_000);
        var seer = (DeliveryContent.Seer)content;
        KnownRisks one = new(TimeSpan.FromMinutes(1), atOnce: 1);

        one.Learn(seer with { Patches = new TakenTexts(seer.Patches, () => throw new InvalidOperationException("No texts.")) });
        Assert.Null(one.Find(id, "a.py"));

        one.Learn(content);
        Assert.NotNull(one.Find(id, "a.py"));
    }

    private static (DeliveryContent Content, string PatchId) Changed(int lines)
    {
        var diff = "--- a.py\n+++ a.py\n" + $"@@ -0,0 +1,{lines} @@\n" + string.Concat(Enumerable.Range(0, lines - 1).Select(line => $"+    value_{line} = compute_the_next_one_of_them_all({line})\n")) + "+cursor.execute(\"SELECT * FROM t WHERE a = \" + a)\n";
        var body = Body.Seer("coding_completed", 1, 41, $$"""{"changes":[{"repo_name":"acme/shop","title":"t","description":"d","diff":{{JsonSerializer.Serialize(diff)}}}]}""");
        var content = Incoming.Read("seer", Encoding.UTF8.GetBytes(body));
        return (content, Assert.Single(((DeliveryContent.Seer)content).Patches).Key);
    }
}

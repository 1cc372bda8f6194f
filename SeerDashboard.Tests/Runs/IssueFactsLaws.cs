using CsCheck;
using SeerDashboard.Runs;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

/// <summary>What is known of an issue does not depend on the order in which it was said.</summary>
public sealed class IssueFactsLaws
{
    private static readonly Gen<Said<string>?> Word = Gen.Select(Gen.OneOf("a", "b", ""), Gen.Int[0, 2], Gen.Bool, (value, second, said) => said ? new Said<string>(value, Second(second)) : null);

    private static readonly Gen<Said<long>?> Number = Gen.Select(Gen.Long[0, 2], Gen.Int[0, 2], Gen.Bool, (value, second, said) => said ? new Said<long>(value, Second(second)) : null);

    private static readonly Gen<IssueFacts> Facts = Gen.Select(Word, Word, Word, Word, Number, Number, (title, status, url, assignee, users, events) =>
        new IssueFacts { Title = title, Status = status, Url = url, Assignee = assignee, Users = users, Events = events });

    [Fact]
    public void Merge_EitherWayRound_IsTheSame() => Gen.Select(Facts, Facts).Sample((a, b) => a.Merge(b) == b.Merge(a));

    [Fact]
    public void Merge_InAnyGrouping_IsTheSame() => Gen.Select(Facts, Facts, Facts).Sample((a, b, c) => a.Merge(b).Merge(c) == a.Merge(b.Merge(c)));

    [Fact]
    public void Merge_OfTheSame_ChangesNothing() => Facts.Sample(facts => facts.Merge(facts) == facts);

    [Fact]
    public void Merge_TheLaterWord_Wins()
    {
        var early = new IssueFacts { Title = new("Old", Noon), Users = new(9, Noon) };
        var late = new IssueFacts { Title = new("New", Second(1)) };
        Assert.Equal(new IssueFacts { Title = late.Title, Users = early.Users }, early.Merge(late));
    }

    [Fact]
    public void Merge_SaidAtTheSameTime_TakesTheGreaterText() =>
        Assert.Equal("b", new IssueFacts { Title = new("a", Noon) }.Merge(new() { Title = new("b", Noon) }).Title?.Value);
}

using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Runs;

/// <summary>What holds for any query of the desk, and for any text where one is expected.</summary>
public sealed class DeskQueryLaws
{
    private static readonly int Times = Rounds.Of(3_000, 100_000);

    private static readonly Gen<string?> Value = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.String[Gen.Char["ab zäß€&=+%#?@'\"/\\<>;,\n鏡"], 1, 30].Select(text => text.Trim() is { Length: > 0 } trimmed ? trimmed : null),
        Gen.OneOf<string?>("mine", "unclaimed", "all", "@mine", "100%", "a+b", "ö"));

    private static readonly Gen<DeskSince?> Since = Gen.OneOf(
        Gen.Const((DeskSince?)null),
        Gen.Int[1, 90_000].Select(minutes => (DeskSince?)DeskSince.Ago(TimeSpan.FromMinutes(minutes))),
        Gen.DateTimeOffset.Select(at => (DeskSince?)DeskSince.Fixed(at)));

    private static readonly Gen<AnyOf<string>> Values = Value.Array[0, 3].Select(values => AnyOf.These(values.OfType<string>()));

    private static readonly Gen<DeskWho> Who = Gen.OneOf(Gen.OneOf(default, DeskWho.Mine, DeskWho.Unclaimed), Values.Select(DeskWho.Of));

    private static readonly Gen<DeskQuery> Queries = Gen.Select(
        Gen.Select(Values, Values, Values, Values), Gen.Select(Values, Value, Value, Value), Since, Who,
        Gen.Select(Gen.Enum<DeskGroup>().Nullable(), Some<RunState>(), Some<Stage>(), Some<ChangeSize>()),
        (one, two, since, who, kinds) => new DeskQuery
        {
            Repo = one.Item1,
            Project = one.Item2,
            Integration = one.Item3,
            Level = one.Item4,
            Risk = two.Item1,
            Text = two.Item2,
            Path = two.Item3,
            View = two.Item4,
            Since = since,
            Who = who,
            NeedsMe = one.Item1.Values.Count == 1,
            Group = kinds.Item1,
            State = kinds.Item2,
            Stage = kinds.Item3,
            Size = kinds.Item4,
        });

    [Fact]
    public void Parse_WhatToQueryWrote_IsTheSame() => Queries.Sample(
        query => DeskQuery.Parse(query.ToQuery(), out var notes) == query && notes.Count == 0, iter: Times);

    [Fact]
    public void Query_OfTheSameValues_IsTheSameInAnyOrder() => Gen.Select(Values, Some<RunState>()).Sample((repos, states) =>
    {
        var one = new DeskQuery { Repo = repos, State = states };
        var other = new DeskQuery { Repo = AnyOf.These(repos.Values.Reverse().Concat(repos.Values)), State = AnyOf.These(states.Values.Reverse()) };
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    });

    [Fact]
    public void Parse_AnyText_IsReadAndSettles() => Gen.OneOf(Gen.String, Gen.String.Select(Gen.OneOf("group", "state", "who", "since", "size", "q", "repo=a&repo", "who=Mia&who"), (text, name) => $"{name}={text}")).Sample(
        text => DeskQuery.Parse(text) is var read && DeskQuery.Parse(read.ToQuery()).ToQuery() == read.ToQuery(), iter: Times);

    private static Gen<AnyOf<T>> Some<T>()
        where T : struct, Enum => Gen.Enum<T>().Array[0, 3].Select(values => AnyOf.These(values));
}

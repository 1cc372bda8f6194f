using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Rules;

public sealed class RuleFilterTests
{
    private static readonly RunSummary Run = Some.Run(1, 5, "x") with
    {
        Repos = ["acme/shop", "acme/api"],
        Added = 30,
        Removed = 12,
        Risk = ["migration"],
        ClaimedBy = "Mia",
        Issue = new() { Project = "shop" },
    };

    private static readonly SeerRun Delivered = SeerRun.Unseen(Run.Key) with
    {
        CurrentVersion = 1,
        Versions = [new(1, Some.Noon, null, new([new() { Repo = "acme/shop", Files = [new() { Path = "infra/db/001.sql" }] }]))],
    };

    public static TheoryData<bool, RuleFilter> Cases => new()
    {
        { true, new() },
        { true, new() { Repos = ["acme/*"] } },
        { true, new() { Repos = ["globex/*", "ACME/api"] } },
        { false, new() { Repos = ["globex/*"] } },
        { true, new() { Projects = ["shop"] } },
        { false, new() { Projects = ["web"] } },
        { true, new() { Paths = ["infra/*"] } },
        { true, new() { Paths = ["*.sql"] } },
        { false, new() { Paths = ["src/*"] } },
        { true, new() { Risks = ["migration"] } },
        { false, new() { Risks = ["auth"] } },
        { true, new() { People = ["mia"] } },
        { false, new() { People = ["Jo"] } },
        { true, new() { LinesFrom = 42, LinesTo = 42 } },
        { false, new() { LinesFrom = 43 } },
        { false, new() { LinesTo = 41 } },
        { false, new() { Repos = ["acme/shop"], Risks = ["auth"] } },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Takes_WhatFitsEachList(bool expected, RuleFilter filter) => Assert.Equal(expected, filter.Takes(Run, Delivered));

    [Fact]
    public void Takes_NoRunWithoutCode_WhenPathsAreAskedFor() => Assert.False(new RuleFilter { Paths = ["*"] }.Takes(Run, delivered: null));

    [Fact]
    public void Definition_IsKeptAndReadBack()
    {
        var rule = new RuleDefinition
        {
            When = [NotifyEvent.CodeReady, NotifyEvent.Quiet],
            For = new() { Repos = ["acme/*"], LinesFrom = 3 },
            Quiet = new("Europe/Berlin", new(20, 0), new(8, 30), Weekends: true),
            Title = "{{ run.headline }}",
        };
        Assert.Equal(rule.ToJson(), RuleDefinition.Of(rule.ToJson()).ToJson());
        Assert.Contains("\"codeReady\"", rule.ToJson(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(RuleDefinition.Of("""{"when":["somethingLater"]}""").When);
        // As an earlier version may have written it: without what came later.
        var early = RuleDefinition.Of("""{"when":["CodeReady"],"for":{"repos":["acme/*"]}}""");
        Assert.True(early.For.Takes(Run, Delivered));
        Assert.True(RuleDefinition.Of("{}").For.IsEmpty());
        Assert.Null(RuleCheck.Complaint(early));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Choose at least one thing", "none")]
    [InlineData("is no time zone", "zone")]
    [InlineData("The template cannot be read", "template")]
    [InlineData("from the smaller to the greater", "lines")]
    [InlineData("are none", "hours")]
    public void Complaint_SaysWhatToDo(string? expected, string what = "")
    {
        RuleDefinition good = new() { When = [NotifyEvent.CodeReady] };
        var said = RuleCheck.Complaint(what switch
        {
            "none" => new(),
            "zone" => good with { Quiet = new("Mars/Olympus", new(20, 0), new(8, 0), false) },
            "template" => good with { Text = "{% if %}" },
            "lines" => good with { For = new() { LinesFrom = 5, LinesTo = 2 } },
            "hours" => good with { Quiet = new("Etc/UTC", new(8, 0), new(8, 0), false) },
            _ => good,
        });
        if (expected is null)
            Assert.Null(said);
        else
            Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Presets_CanBeKept() => Assert.All(Preset.All, preset => Assert.Null(RuleCheck.Complaint(preset.Definition)));
}

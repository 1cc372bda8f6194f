using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class RootCauseReaderTests
{
    [Fact]
    public void Read_FirstGeneration_IsATimeline()
    {
        var cause = Incoming.Event("first-root-cause-completed").RootCause!;

        Assert.Equal(("Woah wow there's a bug here.", false, 0), (cause.Summary, cause.OneLine, cause.Extra.Count));
        Assert.Equal(["human_action", "internal_code"], cause.Steps.Select(step => step.Type));
        Assert.Equal([null, new CodeFile("src/app/page.ts", "owner/repo", null)], cause.Steps.Select(step => step.File));
        Assert.Equal([false, true], cause.Steps.Select(step => step.Important));
        Assert.StartsWith("```ts\n", cause.Steps[1].Analysis, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SecondGeneration_IsWhole()
    {
        var cause = Incoming.Event("second-root-cause-completed").RootCause!;

        Assert.True(cause.OneLine);
        Assert.StartsWith("Cart.restore takes", cause.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Carts older than 30 days", cause.Headline, StringComparison.Ordinal);
        Assert.Equal((5, 2), (cause.Whys.Count, cause.Reproduction.Count));
        Assert.Equal(("acme/shop", "code_fix", null), (cause.Repo, cause.Classification, cause.NoCodeFixReason));
        Assert.Equal(new Fixability("high", "One class restores carts, and the archive keeps the customer’s id."), cause.Fixability);
        Assert.Equal(["analyzed_window"], cause.Extra.Keys);
    }

    [Theory]
    [InlineData("edge-root-cause-absent")]
    [InlineData("edge-root-cause-null")]
    [InlineData("edge-root-cause-empty")]
    public void Read_NothingSent_IsNull(string name)
    {
        var seen = Incoming.Event(name);

        Assert.Null(seen.RootCause);
        Assert.Null(seen.Unknown);
    }

    [Theory]
    [InlineData("edge-root-cause-string", "root_cause=\"The session is read before it is there.\"")]
    [InlineData("edge-root-cause-list", "root_cause=[\"The session is read before it is there.\"]")]
    [InlineData("edge-root-cause-unknown-fields-only", "confidence=0.87 related=[{\"issue\":\"SHOP-3A1\"}]")]
    public void Read_AnotherShape_IsKeptAndNotEmpty(string name, string extra)
    {
        var cause = Incoming.Event(name).RootCause!;

        Assert.Equal(extra, Incoming.Line(cause.Extra));
        Assert.False(cause.IsEmpty());
    }

    [Fact]
    public void Read_OffSchema_KeepsWhatHasNoField()
    {
        var cause = Incoming.Event("edge-root-cause-off-schema").RootCause!;

        Assert.Equal(["A visit begins", "The page reads the session"], cause.Steps.Select(step => step.Title));
        Assert.Equal(new CodeFile("src/page.ts", null, null), cause.Steps[1].File);
        Assert.Equal(["It is undefined."], cause.Whys);
        Assert.Equal((null, null, "low"), (cause.Repo, cause.Classification, cause.Fixability?.Assessment));
        Assert.Equal(
            ["classification", "description", "five_whys[1]", "fixability.score", "reproduction_steps", "steps[1].confidence", "steps[1].is_most_important_event",
                "steps[1].relevant_code_file.line", "steps[1].relevant_code_file.url", "steps[2]", "steps[3]"],
            cause.Extra.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_NoFile_KeepsTheRepositoryAlone()
    {
        var cause = Incoming.Event("edge-root-cause-no-file").RootCause!;

        Assert.All(cause.Steps, step => Assert.Null(step.File));
        Assert.Equal("steps[0].relevant_code_file.repo_name=\"owner/repo\"", Incoming.Line(cause.Extra));
    }

    [Fact]
    public void Read_UnknownItemType_IsKeptAsItIs()
    {
        var step = Assert.Single(Incoming.Event("edge-root-cause-unknown-item-type").RootCause!.Steps);

        Assert.Equal(("scheduled_job", "group/sub/app"), (step.Type, step.File?.Repo));
        Assert.StartsWith("https://gitlab.com/", step.File?.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoCodeFix_HasClassificationAndReason()
    {
        var cause = Incoming.Event("edge-root-cause-no-code-fix").RootCause!;

        Assert.Equal(("action_recommended", "The time is set in the load balancer, not in code.", null, 0), (cause.Classification, cause.NoCodeFixReason, cause.Fixability, cause.Extra.Count));
    }

    [Fact]
    public void Read_FixabilityWithoutAssessment_IsKeptAsSent() =>
        Assert.Equal("fixability={\"reason\":\"r\"}", Incoming.Line(Incoming.Seer("root_cause_completed", """
            "root_cause":{"fixability":{"reason":"r"}}
            """).Event.RootCause!.Extra));

    [Fact]
    public void Read_FieldThatSpellsAPath_DoesNotReplaceIt() =>
        Assert.Equal("steps[0]=5 steps[0]'=\"x\"", Incoming.Line(Incoming.Seer("root_cause_completed", """
            "root_cause":{"steps":[5],"steps[0]":"x"}
            """).Event.RootCause!.Extra));

    [Fact]
    public void Read_HalfASurrogatePair_BecomesAReplacementCharacter() =>
        Assert.Equal("A name was cut in two: \ufffd, and whole: \ud83d\ude00.", Incoming.Event("edge-lone-surrogate").RootCause?.Summary);
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Components.Parts;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Parts;

public sealed class ProgressLineTests : BunitContext
{
    private static readonly UsualTimes Usual = new(new Dictionary<Stage, UsualTime> { [Stage.RootCause] = new(TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(4), 20) });

    private readonly FakeTimeProvider _clock = new(Story.Noon);

    public ProgressLineTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Theory]
    [InlineData(72, "Finding root cause · 1 min 12 s of about 2 min", "for", "1 min 12 s")]
    [InlineData(840, "Root cause: no word for 14 min", "about", "14 min")]
    public void Line_OfARunningStep_TicksAsDuration(int seconds, string words, string says, string time) =>
        Check(seconds, words, says, time, Story.At(0, SeerAction.RootCauseStarted));

    [Theory]
    [InlineData(60, "Root cause found just now", "just now")]
    [InlineData(64, "Root cause found 4 s ago", "4 s ago")]
    [InlineData(7_860, "Root cause found 2 h 10 min ago", "2 h 10 min ago")]
    public void Line_OfAResult_TicksAsAgo(int seconds, string words, string time) =>
        Check(seconds, words, "ago", time, Story.At(0, SeerAction.RootCauseStarted), Story.At(60, SeerAction.RootCauseCompleted));

    [Fact]
    public void Line_WithoutATime_IsPlain()
    {
        var run = Story.Summed(Story.At(0, SeerAction.PullRequestCreated)) with { State = RunState.Merged };
        var line = Show(run);
        Assert.Equal("Merged", line.Markup.Trim().Replace("<span>", "", StringComparison.Ordinal).Replace("</span>", "", StringComparison.Ordinal));
        Assert.Empty(line.FindAll("time"));
    }

    private void Check(int seconds, string words, string says, string ticking, params SeerEvent[] told)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        var line = Show(Story.Summed(told).At(_clock.GetUtcNow()));
        Assert.Equal(words, line.Find("span").TextContent);
        Assert.Equal(says, line.Find("time").GetAttribute("data-says"));
        Assert.Equal(ticking, line.Find("time").TextContent);
    }

    private IRenderedComponent<ProgressLine> Show(RunSummary run) => Render<ProgressLine>(line => line.Add(it => it.Run, run).Add(it => it.Usual, Usual));
}

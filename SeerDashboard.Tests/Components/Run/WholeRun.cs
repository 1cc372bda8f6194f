using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Runs.Reading;

namespace SeerDashboard.Tests.Components.Run;

/// <summary>Runs made of payload files, as the page gets them: one delivery a minute.</summary>
internal static class WholeRun
{
    public static readonly DateTimeOffset Began = new(2026, 11, 3, 10, 2, 0, TimeSpan.FromHours(1));

    public static readonly UsualTimes Usual = new(new Dictionary<Stage, UsualTime>
    {
        [Stage.Coding] = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), 20),
    });

    public static SeerDashboard.Runs.Run Of(params IEnumerable<string> names) => Of(names.Select(name => new Payload("seer", name)));

    public static SeerDashboard.Runs.Run Of(IEnumerable<Payload> payloads, IssueFacts? issue = null)
    {
        DeliveryContent.Seer[] read = [.. payloads.Select(Incoming.Seer)];
        var texts = read.SelectMany(one => one.Patches).DistinctBy(patch => patch.Key).ToDictionary();
        var run = Replay.Of(read[0].Run, read.Select((one, at) => one.Event with { SentAt = Began.AddMinutes(at), RequestId = $"request {at}" }));
        var context = new SummaryContext { Issue = issue, Place = new("https://sentry.io", "acme"), QuietAfter = TimeSpan.FromMinutes(10), Usual = Usual };
        return Summaries.Whole(Summaries.Compose(run, context), run, id => texts.GetValueOrDefault(id));
    }
}

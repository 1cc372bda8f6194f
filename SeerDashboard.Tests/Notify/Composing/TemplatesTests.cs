using SeerDashboard.Notify.Composing;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Composing;

/// <summary>Templates can say what is known, and nothing else: neither call, nor repeat, nor grow.</summary>
public sealed class TemplatesTests
{
    private static readonly RunSummary Run = Some.Run(1, 5, "Cart total is undefined") with { Issue = new() { Title = "{{ run.id }}", ShortId = "SHOP-1" }, Added = 3 };

    private static IReadOnlyDictionary<string, object?> Model => TemplateModel.Of(NotifyEvent.CodeReady, Run, "a detail", "Mia", "https://seer.example/runs/1");

    [Theory]
    [InlineData("{{ run.headline }} ({{ run.added }})", "Cart total is undefined (3)")]
    [InlineData("{% if run.added > 2 %}big{% else %}small{% endif %}", "big")]
    [InlineData("{{ issue.short_id | downcase }}", "shop-1")]
    [InlineData("{{ nothing.at.all }}{{ run.nothing }}", "")]
    // What a value holds is never a template itself.
    [InlineData("{{ issue.title }}", "{{ run.id }}")]
    [InlineData("{{ run.headline | truncate: 8 }}", "Cart ...")]
    public void Say_FillsIn(string template, string expected) => Assert.Equal(expected, Templates.Say(template, Model));

    [Theory]
    [InlineData("{% for i in (1..100000) %}x{% endfor %}")]
    [InlineData("{% tablerow i in (1..100000) %}x{% endtablerow %}")]
    [InlineData("{% capture x %}{{ run.headline }}{% endcapture %}")]
    [InlineData("{% include 'passwd' %}")]
    [InlineData("{% render 'passwd' %}")]
    [InlineData("{{ run.headline | append: run.headline }}")]
    [InlineData("{{ run.headline | replace: 'a', 'aaaaaaaaaaaaaaaa' }}")]
    [InlineData("{{ run.headline | split: '' | join: 'xxxxxxxxxxxxxxxxxxxx' }}")]
    [InlineData("{% assign a = run.headline %}")]
    [InlineData("{{ run.headline | truncatewords: 1, run.headline }}")]
    [InlineData("{{ '{0}{0}' | format_string: run.headline }}")]
    [InlineData("{{ 1 | format_number: 'N999999999' }}")]
    [InlineData("{{ run.headline | base64_encode }}")]
    [InlineData("{{ run.headline |\n date: '%Y' }}")]
    [InlineData("{% if %}")]
    [InlineData("{{ run.headline")]
    public void Complaint_NamesWhatATemplateMayNot(string template)
    {
        Assert.NotNull(Templates.Complaint(template));
        Assert.Throws<TemplateException>(() => Templates.Say(template, Model));
    }

    [Fact]
    public async Task Say_OnAThreadThatOthersWaitFor_ComesBack()
    {
        // As on a page: what is waited for would have to come back to the one thread that waits.
        var said = Task.Factory.StartNew(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new NeverRuns());
            return Templates.Say(Words.Title(NotifyEvent.CodeReady), Model);
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.StartsWith("Code ready", await said.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Say_TooMuch_IsRefused()
    {
        var much = TemplateModel.Of(NotifyEvent.Comment, Run, new string('x', 1_000_000), "Mia", "");
        Assert.Equal(2_001, Templates.Say("{{ detail }}", much).Length);
        Assert.Throws<TemplateException>(() => Templates.Say("{{ detail }}{{ detail }}{{ detail }}{{ detail }}", much));
        // What is usual fits, whatever a run or a person wrote.
        Assert.All(Enum.GetValues<NotifyEvent>(), told => Assert.NotNull(Templates.Say(Words.Text(told), much)));
        Assert.Contains("4000", Templates.Complaint(new string('x', 4_001)), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_OfEveryEvent_AreTemplatesThatSaySomething()
    {
        foreach (var told in Enum.GetValues<NotifyEvent>())
        {
            Assert.Null(Templates.Complaint(Words.Title(told)));
            Assert.Null(Templates.Complaint(Words.Text(told)));
            Assert.NotEqual("", Templates.Say(Words.Title(told), TemplateModel.Of(told, Run, "acme", "Mia", "")));
        }
    }

    private sealed class NeverRuns : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            // Nobody is there to run it.
        }
    }
}

using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Composing;

/// <summary>What each event says where its rule says nothing else.</summary>
public static class Words
{
    private const string About = "{% if issue.short_id != '' %}{{ issue.short_id }} · {% endif %}{% if issue.title != '' %}{{ issue.title }}{% else %}run {{ run.id }}{% endif %}";

    private static readonly (string Detail, string Words)[] Moments =
    [
        (EnumWord.Of(PullRequestMomentKind.Ready), "Pull request ready for review"),
        (EnumWord.Of(PullRequestMomentKind.Feedback), "Feedback worked in"),
        (EnumWord.Of(PullRequestMomentKind.Again), "Code written once more"),
    ];

    private const string Headline = "{{ run.headline }}";

    /// <summary>For a person to choose from.</summary>
    public static string Name(NotifyEvent told) => told switch
    {
        NotifyEvent.RootCauseFound => "Root cause found",
        NotifyEvent.NoCodeFix => "Not to be fixed in code",
        NotifyEvent.PlanReady => "Plan ready",
        NotifyEvent.CodeReady => "Code ready for review",
        NotifyEvent.NoChanges => "Coding ended without changes",
        NotifyEvent.PullRequestOpened => "Pull request opened",
        NotifyEvent.Merged => "Merged",
        NotifyEvent.Closed => "Closed without merging",
        NotifyEvent.Failed => "Failed at Sentry",
        NotifyEvent.AwaitingInput => "Waits for an answer at Sentry",
        NotifyEvent.Quiet => "Quiet for too long",
        NotifyEvent.Comment => "New comment",
        NotifyEvent.Verdict => "New verdict",
        NotifyEvent.Silence => "Nothing comes from Sentry",
        NotifyEvent.StoreTrouble => "Deliveries cannot be kept",
        _ => "A test",
    };

    /// <summary>The same of one that happened; with a pull request that was there before something else did.</summary>
    public static string Name(NotifyEvent told, string? detail) =>
        told == NotifyEvent.PullRequestOpened && Moments.FirstOrDefault(moment => moment.Detail == detail).Words is { } words ? words : Name(told);

    /// <summary>The template of the first line.</summary>
    public static string Title(NotifyEvent told) => told switch
    {
        NotifyEvent.Silence => "Nothing comes from {{ detail }}",
        NotifyEvent.StoreTrouble => "Deliveries cannot be kept",
        NotifyEvent.Test => "A test from SeerDashboard",
        NotifyEvent.PullRequestOpened => "{% case detail %}" + string.Concat(Moments.Select(moment => $"{{% when '{moment.Detail}' %}}{moment.Words}")) + $"{{% else %}}{Name(told)}{{% endcase %}}: {About}",
        _ => $"{Name(told)}: {About}",
    };

    /// <summary>The template of the text.</summary>
    public static string Text(NotifyEvent told) => told switch
    {
        NotifyEvent.Comment => "{{ author }}: {{ detail }}",
        NotifyEvent.Verdict => "{{ author }}: {% case run.verdict %}{% when 'ship' %}ship it.{% when 'needsWork' %}it needs work.{% when 'wrongCause' %}the cause is wrong.{% endcase %} {{ detail }}",
        NotifyEvent.Quiet => $"No word from Sentry for longer than usual in the step “{{{{ run.stage }}}}”. Sentry never says that a run failed. {Headline}",
        NotifyEvent.Silence => "For much longer than usual no delivery has come. Check the integration in Sentry, and whether its requests reach this server.",
        NotifyEvent.StoreTrouble => "{{ detail }} Sentry is told to send again, and may not.",
        NotifyEvent.Test => "If you read this, messages of this channel arrive.",
        _ => Headline,
    };

    /// <summary>How it looks.</summary>
    public static MessageTone Tone(NotifyEvent told) => told switch
    {
        NotifyEvent.CodeReady or NotifyEvent.PullRequestOpened or NotifyEvent.AwaitingInput or NotifyEvent.Quiet or NotifyEvent.Comment => MessageTone.Ask,
        NotifyEvent.Merged => MessageTone.Good,
        NotifyEvent.Failed or NotifyEvent.Silence or NotifyEvent.StoreTrouble => MessageTone.Trouble,
        _ => MessageTone.News,
    };
}

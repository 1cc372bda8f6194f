namespace SeerDashboard.Notify.Channels;

/// <summary>What is told, before a channel gives it its form. Every text is untrusted and plain; channels escape it.</summary>
/// <param name="Key">The idempotency key: the same for every attempt at the same message.</param>
/// <param name="Title">One line: what happened.</param>
/// <param name="Text">The template's text; paragraphs split by line ends.</param>
/// <param name="Link">The page of it, on this dashboard.</param>
/// <param name="Tone">How it looks.</param>
/// <param name="At">When it happened.</param>
public sealed record Message(string Key, string Title, string Text, Uri Link, MessageTone Tone, DateTimeOffset At)
{
    /// <summary>Short facts, in the order they are shown.</summary>
    public IReadOnlyList<MessageFact> Facts { get; init; } = [];

    /// <summary>Further places: the issue at Sentry, the pull request.</summary>
    public IReadOnlyList<MessageLink> Links { get; init; } = [];

    /// <summary>For programs: the event's name, such as <c>run.state</c>, and what it is about, as JSON.</summary>
    public MessageData? Data { get; init; }
}

/// <summary>One fact.</summary>
/// <param name="Name">What, such as "Repository".</param>
/// <param name="Value">Its value, untrusted.</param>
public sealed record MessageFact(string Name, string Value);

/// <summary>Another place.</summary>
/// <param name="Text">What it is, such as "Pull request #12".</param>
/// <param name="Address">An http or https address.</param>
public sealed record MessageLink(string Text, Uri Address);

/// <summary>What a program gets.</summary>
/// <param name="Type">The event's name.</param>
/// <param name="Json">An object, as JSON.</param>
public sealed record MessageData(string Type, string Json);

/// <summary>How a message looks.</summary>
public enum MessageTone
{
    /// <summary>News.</summary>
    News,

    /// <summary>Somebody has to do something.</summary>
    Ask,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>Something is wrong.</summary>
    Trouble,
}

using CsCheck;
using SeerDashboard.Notify.Channels;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>Messages to send.</summary>
internal static class Messages
{
    public const string Page = "https://seer.example/runs/7";

    public static Message First { get; } = new("run-7-ready", "Seer found the cause of a crash in checkout", "The cart is read before it is loaded.\nA fix is proposed.", new(Page), MessageTone.News, new(2026, 3, 14, 15, 9, 26, TimeSpan.FromHours(5.5)))
    {
        Facts = [new("Repository", "acme/shop"), new("Severity", "high")],
        Links = [new("Pull request #12", new("https://github.com/acme/shop/pull/12"))],
        Data = new("run.state", """{"run": {"id": 7}}"""),
    };

    /// <summary>The same text wherever a text may stand.</summary>
    public static Message Everywhere(string text, MessageTone tone = MessageTone.News, int facts = 3) => First with
    {
        Title = text,
        Text = text,
        Tone = tone,
        Facts = [.. Enumerable.Range(0, facts).Select(_ => new MessageFact(text, text))],
        Links = [new(text, new("https://github.com/acme/shop/pull/12?a=1&b=(2)|3"))],
    };

    /// <summary>Whatever somebody may write, long and short, with the signs that mean something anywhere.</summary>
    public static Gen<Message> Hostile { get; } = Gen.Select(
        Gen.OneOf(
            "<!channel>", "<!here|x>", "<!subteam^S1>", "<@U012AB3CD>", "<#C012AB3CD>", "@here", "@channel", "@everyone", " @here ", "<@123456789012345678>", "<@&123456789012345678>", "<at>Jo</at>", "<at id=\"0\">",
            "[click](https://evil.example)", "[a][b]", "\n[b]: https://evil.example\n", "<https://evil.example|sentry.io>", "<https://evil.example>", "https://evil.example/x", "www.evil.example", "mailto:a@evil.example", "</td><script>x</script>", "\" onclick=\"x",
            "{{DATE(2026-01-01T00:00:00Z)}}", "${x}", "&lt;!channel&gt;", "&amp;", "&", "<", ">", "[", "]", "(", ")", "*", "_", "~", "`", "```", "|", "||", "\\", "\\\\", "# ", "- ", "-# ", "> ", ">>> ", "1. ", ":tada:", "<t:1:R>", "<a:x:1>", "</x:1>",
            "\r\nBcc: all@evil.example\r\n\r\n", "\n", "\n\n", "\r", "\t", "\0", "\u001b[31m", "\u0007", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff", "\ud83d", "\ude00", "😀", "👩‍👩‍👧", "é", "漢字", "word", " ", "jo@example.com", "key\"quote'", "=?utf-8?q?x?=").Array[0, 14].Select(string.Concat),
        Gen.Int[-200, 200].Select(times => Math.Max(1, times)),
        Gen.Int[0, 40],
        Gen.Enum<MessageTone>()).Select((text, times, facts, tone) => Everywhere(string.Concat(Enumerable.Repeat(text, times)), tone, facts));
}

using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>What Discord takes, as its reference says it, and what may not be live in it (https://docs.discord.com/developers/resources/message#embed-object-embed-limits).</summary>
internal static partial class DiscordRules
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\<>[]()*_~`|#");

    public static IEnumerable<string> Broken(JsonElement body)
    {
        if (body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength() != 0 || body.GetProperty("allowed_mentions").EnumerateObject().Count() != 1)
            yield return "allowed_mentions";
        var embed = Assert.Single(body.GetProperty("embeds").EnumerateArray());
        var title = embed.GetProperty("title").GetString()!;
        var description = embed.TryGetProperty("description", out var given) ? given.GetString()! : "";
        var fields = embed.GetProperty("fields").EnumerateArray().Select(field => (Name: field.GetProperty("name").GetString()!, Value: field.GetProperty("value").GetString()!)).ToList();
        if (title.Length is < 1 or > 256)
            yield return "title";
        if (description.Length > 4_096 || (embed.TryGetProperty("description", out _) && description.Length == 0))
            yield return "description";
        if (fields.Count > 25 || fields.Any(field => field.Name.Length is < 1 or > 256 || field.Value.Length is < 1 or > 1_024))
            yield return "fields";
        if (title.Length + description.Length + fields.Sum(field => field.Name.Length + field.Value.Length) > 6_000)
            yield return "in all";
        if (embed.GetProperty("color").GetInt32() is < 0 or > 0xFFFFFF || !embed.GetProperty("timestamp").TryGetDateTimeOffset(out _))
            yield return "colour or time";
        foreach (var text in fields.SelectMany(field => new[] { field.Name, field.Value }).Append(title).Append(description).Where(text => !IsDead(text)))
            yield return $"live: {text}";
    }

    /// <summary>Besides links of ours no sign of Markdown is bare, and nobody is called.</summary>
    private static bool IsDead(string text)
    {
        var rest = EscapedOrOurs().Replace(text, "");
        return !rest.AsSpan().ContainsAny(Marks) && !Called().IsMatch(rest) && !rest.Contains("://", StringComparison.Ordinal);
    }

    /// <summary>Read from the left, as Discord does: a bracket behind an escaped backslash is one.</summary>
    [GeneratedRegex(@"\\[^\p{L}\p{Nd}\s]|\[(\\.|[^\\\[\]])*\]\(https://(seer\.example|github\.com)/[^()<>\s]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedOrOurs();

    [GeneratedRegex("@(everyone|here|&|!|[0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Called();
}

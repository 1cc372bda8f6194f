using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Email;

/// <summary>A message as text and as HTML, with the same words. The only links are ours.</summary>
internal static class MailWords
{
    private const int LongestText = 20_000;
    private const int LongestFact = 1_000;
    private const int MostFacts = 50;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>For readers of plain text.</summary>
    public static string AsText(Message message)
    {
        var text = new StringBuilder().Append(Quiet(CleanText.Title(message))).Append("\n\n");
        if (Body(message, out var isCut) is { Length: > 0 } body)
            text.Append(Quiet(body)).Append(isCut ? $"\n{Cut.More}" : "").Append("\n\n");
        foreach (var (name, value) in Facts(message))
            text.Append(Quiet(name)).Append(name.Length > 0 ? ": " : "").Append(Quiet(value)).Append('\n');
        text.Append(message.Facts.Count > 0 ? "\n" : "");
        foreach (var link in SafeLink.Of(message))
            text.Append(Quiet(link.Text)).Append(": ").Append(link.Address).Append('\n');
        return text.ToString();
    }

    /// <summary>For all others.</summary>
    public static string AsHtml(Message message)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body style=\"font-family:sans-serif;font-size:15px;line-height:1.45\">")
            .Append("<h1 style=\"font-size:18px;border-left:4px solid ").Append(Colour(message.Tone)).Append(";padding-left:10px\">").Append(Encoded(CleanText.Title(message))).Append("</h1>");
        if (Body(message, out var isCut) is { Length: > 0 } body)
            html.Append("<p>").Append(Encoded(body).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append("</p>");
        if (isCut)
            html.Append("<p>").Append(Anchor(SafeLink.ToPage(message, Cut.More)) is { Length: > 0 } more ? more : Html.Encode(Cut.More)).Append("</p>");
        html.Append("<table>");
        foreach (var (name, value) in Facts(message))
            html.Append("<tr><th align=\"left\" valign=\"top\">").Append(Encoded(name)).Append("</th><td>").Append(Encoded(value)).Append("</td></tr>");
        return html.Append("</table><p>").AppendJoin(" · ", SafeLink.Of(message).Select(Anchor)).Append("</p></body></html>").ToString();
    }

    private static string Body(Message message, out bool isCut) => Cut.To(LongestText, Cut.Plain(CleanText.Lines(message.Text)), "", out isCut);

    private static IEnumerable<(string Name, string Value)> Facts(Message message) => message.Facts.Take(MostFacts)
        .Select(fact => (Cut.To(100, Cut.Plain(CleanText.OneLine(fact.Name))), Cut.To(LongestFact, Cut.Plain(CleanText.OneLine(fact.Value))))).Where(fact => fact.Item2.Length > 0);

    private static string Anchor(SafeLink? link) => link is null ? "" : $"<a href=\"{Html.Encode(link.Address)}\" rel=\"noopener noreferrer\">{Encoded(link.Text)}</a>";

    private static string Encoded(string text) => Html.Encode(Quiet(text));

    /// <summary>Programs that read mail make links of addresses in a text; a sign that cannot be seen keeps them from it.</summary>
    private static string Quiet(string text) => text.Replace("://", ":\u200B//", StringComparison.Ordinal).Replace("www.", "www\u200B.", StringComparison.OrdinalIgnoreCase);

    private static string Colour(MessageTone tone) => tone switch
    {
        MessageTone.Ask => "#4f3fcf",
        MessageTone.Good => "#146c2e",
        MessageTone.Trouble => "#b3261e",
        _ => "#0b5cad",
    };
}

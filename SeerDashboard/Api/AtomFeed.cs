using System.Globalization;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.Net.Http.Headers;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>GET /feed.atom</c>: the newest runs of any filter of <c>GET /api/runs</c>, for a feed reader. Texts are texts: no markup of a payload is passed on as such.</summary>
internal static class AtomFeed
{
    private const string Namespace = "tag:seerdashboard,2026:";

    /// <summary>The feed, or that it has not changed.</summary>
    public static async Task<IResult> ReadAsync(HttpContext http, RunReader runs, PublicAddress address, TimeProvider clock)
    {
        var query = new RunQueryString(http.Request.Query);
        var filter = query.Read();
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        RunPage page;
        try
        {
            page = await runs.ListAsync(filter, http.RequestAborted);
        }
        catch (FormatException) when (filter.Cursor is not null)
        {
            return ApiProblem.BadQuery("'cursor' must be the 'next' of a page of runs, unchanged.");
        }

        var root = address.OrElse($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}");
        var bytes = Write(Feed(page.Items, root, http.Request.QueryString.Value ?? "", clock.GetUtcNow()));
        // What feed readers ask for again and again is mostly what they have.
        return TypedResults.Bytes(bytes, "application/atom+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }

    private static SyndicationFeed Feed(IReadOnlyList<RunSummary> runs, string root, string query, DateTimeOffset now)
    {
        var feed = new SyndicationFeed(runs.Select(run => Entry(run, root, now)))
        {
            Id = $"{Namespace}feed{Xml(query)}",
            Title = new TextSyndicationContent("Runs of Seer"),
            // A moment that stays while nothing changes: the answer is the same then, to the byte.
            LastUpdatedTime = runs.Select(run => run.UpdatedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
        };
        feed.Authors.Add(new SyndicationPerson { Name = "SeerDashboard" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new($"{root}/feed.atom{query}"), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new($"{root}/{query}"), "text/html"));
        return feed;
    }

    private static SyndicationItem Entry(RunSummary run, string root, DateTimeOffset now)
    {
        var name = run.Issue.ShortId ?? string.Create(CultureInfo.InvariantCulture, $"Run {run.RunId}");
        var (says, state) = (run.Headline ?? run.Issue.Title, RunWords.Name(run.StateAt(now)));
        var entry = new SyndicationItem
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Namespace}run/{Uri.EscapeDataString(Xml(run.Integration))}/{Uri.EscapeDataString(Xml(run.Installation))}/{run.RunId}"),
            Title = new TextSyndicationContent(Xml($"{state}: {name}{(says is null ? "" : $" · {says}")}")),
            Summary = new TextSyndicationContent(Xml(Facts(run))),
            PublishDate = run.StartedAt,
            LastUpdatedTime = run.UpdatedAt,
        };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(
            new($"{root}{RunWords.Page(run)}?installation={Uri.EscapeDataString(Xml(run.Installation))}&integration={Uri.EscapeDataString(Xml(run.Integration))}"), "text/html"));
        entry.Categories.Add(new SyndicationCategory(EnumWord.Of(run.StateAt(now))));
        return entry;
    }

    private static string Facts(RunSummary run)
    {
        List<string?> facts =
        [
            run.Headline is null ? null : run.Issue.Title,
            run.Issue.Project is { } project ? $"Project {project}" : null,
            run.Repos.Count == 0 ? null : string.Join(", ", run.Repos),
            run.Files == 0 ? null : $"{RunWords.Count(run.Files, "file")}, +{run.Added} −{run.Removed}",
            run.Risk.Count == 0 ? null : $"Risks: {string.Join(", ", run.Risk)}",
            run.ClaimedBy is { } person ? $"Claimed by {person}" : null,
            .. run.PullRequests.Select(one => one.Url),
        ];
        return string.Join(" · ", facts.OfType<string>());
    }

    private static byte[] Write(SyndicationFeed feed)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            feed.SaveAsAtom10(xml);
        return output.ToArray();
    }

    /// <summary>What XML has no way to write, escaped or not, becomes the sign for it (XML 1.0, "Characters").</summary>
    private static string Xml(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is '\t' or '\n' or '\r' or >= ' ' and not (0xFFFE or 0xFFFF) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }
}

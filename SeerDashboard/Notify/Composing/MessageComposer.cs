using System.Globalization;
using System.Text.Json;
using SeerDashboard.Access;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store;
using SeerDashboard.Store.Reviewing;

namespace SeerDashboard.Notify.Composing;

/// <summary>Makes a message of what happened, from its run as it is when it is sent.</summary>
public sealed class MessageComposer(RunReader runs, ReviewReader reviews, PublicAddress address)
{
    /// <summary>Null when there is nothing to tell any more: the run is gone, or what was said was taken back.</summary>
    /// <param name="told">What happened.</param>
    /// <param name="rule">Whose templates; null: the event's own.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task<Message?> ComposeAsync(Told told, RuleDefinition? rule, string key, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told.Run is not { } run)
            return Of(told.Event, rule, key, at, null, told.Detail, author: null);
        if (await runs.SummaryAsync(run, cancel) is not { } summary)
            return null;
        switch (told.Event)
        {
            case NotifyEvent.Comment:
                return (await reviews.CommentsAsync(run, cancel)).FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == told.Detail) is { } comment ? Of(told.Event, rule, key, at, summary, comment.Text, comment.Author) : null;
            case NotifyEvent.Verdict:
                var given = (await reviews.OfAsync(run, cancel)).Verdicts.FirstOrDefault(verdict => ReviewVerdicts.Wire(verdict.Verdict) == told.Detail);
                return given is null ? null : Of(told.Event, rule, key, at, summary with { Verdict = told.Detail }, given.Reason, given.By);
            default:
                return Of(told.Event, rule, key, at, summary, told.Detail, author: null);
        }
    }

    private Message Of(NotifyEvent told, RuleDefinition? rule, string key, DateTimeOffset at, RunSummary? run, string? detail, string? author)
    {
        var page = new Uri(run is null ? $"{address.Here}/" : $"{address.Here}/runs/{run.RunId}{(told is NotifyEvent.CodeReady or NotifyEvent.Comment or NotifyEvent.Verdict ? "/review" : "")}{Sender(run)}");
        var model = TemplateModel.Of(told, run, detail, author, page.ToString());
        return new(key, Say(rule?.Title, Words.Title(told), model).ReplaceLineEndings(" "), Say(rule?.Text, Words.Text(told), model), page, Words.Tone(told), at)
        {
            Facts = run is null ? [] : [.. Facts(run)],
            Links = run is null ? [] : [.. Links(run).Take(5)],
            Data = new(run is null ? $"server.{Occasion.Wire(told)}" : $"run.{Occasion.Wire(told)}", Json(told, run, detail, author, page, at)),
        };
    }

    /// <summary>A template that fails on this run must not keep it from being told.</summary>
    private static string Say(string? own, string usual, IReadOnlyDictionary<string, object?> model)
    {
        try
        {
            return Templates.Say(own ?? usual, model);
        }
        catch (TemplateException) when (own is not null)
        {
            return Templates.Say(usual, model);
        }
    }

    /// <summary>Only what is one of a pull request by its provider's shape, with the host beside it where the provider does not say it already.</summary>
    private static IEnumerable<MessageLink> Links(RunSummary run)
    {
        foreach (var request in run.PullRequests)
        {
            if (PullRequestAddress.Of(request) is not { } address)
                continue;
            var name = request.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"Pull request #{number}") : "Pull request";
            yield return new(PullRequestAddress.HostBeside(request, address) is { } host ? $"{name} ({host})" : name, new Uri(address.Href));
        }
    }

    private static IEnumerable<MessageFact> Facts(RunSummary run)
    {
        if (run.Repos.Count > 0)
            yield return new(run.Repos.Count == 1 ? "Repository" : "Repositories", string.Join(", ", run.Repos.Take(5)));
        if (run.Issue.Project is { } project)
            yield return new("Project", project);
        if (run.Files > 0)
            yield return new("Change", string.Create(CultureInfo.InvariantCulture, $"{run.Files} {(run.Files == 1 ? "file" : "files")}, +{run.Added} −{run.Removed}"));
        if (run.Risk.Count > 0)
            yield return new("Risk", string.Join(", ", run.Risk.Take(5)));
        if (run.ClaimedBy is { } person)
            yield return new("Claimed by", person);
    }

    private static string Sender(RunSummary run) =>
        $"?installation={Uri.EscapeDataString(run.Installation)}&integration={Uri.EscapeDataString(run.Integration)}";

    private static string Json(NotifyEvent told, RunSummary? run, string? detail, string? author, Uri page, DateTimeOffset at) =>
        JsonSerializer.Serialize(new ToldData(Occasion.Wire(told), at, page, run is null ? null : JsonSerializer.SerializeToNode(run, RunsJson.Default.RunSummary), detail, author), ToldJson.Default.ToldData);
}

/// <summary>What is to be told.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Run">With which run; null: with none.</param>
/// <param name="Detail">What else was known then.</param>
public sealed record Told(NotifyEvent Event, RunKey? Run, string? Detail);

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace SeerDashboard.Samples;

/// <summary>Writes how deliveries are answered: a line for each, a table at the end.</summary>
internal sealed class PlayReport(TextWriter output, TimeProvider clock)
{
    private readonly TextWriter _output = TextWriter.Synchronized(output);
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, bool> _runs = new();
    private int _sent;
    private int _kept;

    /// <summary>Everything sent was answered 2xx.</summary>
    public bool AllKept => _kept == _sent && _sent > 0;

    /// <summary>A delivery was answered.</summary>
    public void Add(SampleRun run, SampleDelivery delivery, Answer answer)
    {
        Interlocked.Increment(ref _sent);
        if (answer.Kept)
            Interlocked.Increment(ref _kept);
        _runs[run.RunId.Value] = true;
        _answers.AddOrUpdate(answer.Words, 1, (_, count) => count + 1);
        var name = delivery.Resource == "seer" ? delivery.Action : $"{delivery.Resource} {delivery.Action}";
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{clock.GetLocalNow():HH:mm:ss}  run {run.RunId.Value,-11} {name + (delivery.Again ? " (again)" : ""),-32} {answer.Words,-14} {answer.Took.TotalMilliseconds,6:0} ms"));
    }

    /// <summary>The table, and what the answers mean.</summary>
    public void Finish()
    {
        _output.WriteLine();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_sent} deliveries of {_runs.Count} runs"));
        foreach (var (answer, count) in _answers.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,7}  {answer,-15} {Meaning(answer)}").TrimEnd());
    }

    /// <summary>What to do about a first answer that shows that nothing will get through; null when something may.</summary>
    public static string? Hopeless(Answer first, Uri url) => first.Status switch
    {
        null => $"No server answers at {url} ({Plain(first.Problem)}). Start one with `dotnet run --project SeerDashboard`, or name another with --url.",
        HttpStatusCode.Unauthorized => $"{url} does not know this secret (401). Give --secret the client secret of an integration that the server knows: Sentry:Integrations:0:ClientSecrets:0 in its configuration, or one entered on its settings page.",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => $"{url} receives no webhooks ({(int)first.Status}). Give --url the address of a SeerDashboard.",
        { } status when (int)status is >= 300 and < 400 => $"{url} redirects ({(int)status}). Sentry follows no redirects and the event would be lost: give --url the address that answers itself.",
        _ => null,
    };

    private static string Meaning(string answer) => answer switch
    {
        "202 applied" => "a Seer event of a run",
        "202 duplicate" => "seen before, without effect",
        "202 stored" => "kept; not an event of a run",
        "202 unreadable" => "kept, but could not be read",
        "401" => "the server does not know the secret",
        "413" => "larger than Webhooks:MaxBodyMegabytes",
        "429" => "too many unverified bytes at once",
        "503" => "the store could not write in time",
        "no answer" => "the connection failed or was too slow",
        _ => "",
    };

    // A message of the system may quote what another machine said.
    private static string Plain(string? text) => string.Concat((text ?? "no answer").Select(letter => char.IsControl(letter) ? ' ' : letter)).TrimEnd('.');
}

using System.Globalization;
using System.Text.Json.Nodes;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>What the description offers to ask is answered as it stands there: each operation with each of its examples, by an app that has what they speak of.</summary>
public sealed class OfferedTests : IAsyncLifetime
{
    private const long Run = 12345;
    private const int Kept = 17;

    // Hunks are counted in their file.
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal) { ["hunk"] = "file" };

    // The examples are of this hour: what is put off until then is still to come.
    private readonly DashboardHost _host = new(new Dictionary<string, string?> { ["Access:ApiRequestsPerMinute"] = "10000" }, new AnotherTime(new(2026, 9, 14, 7, 30, 0, TimeSpan.Zero)));
    private readonly List<string> _wrong = [];
    private JsonObject _paths = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_completed", Run - 1, data: Changed("c")));
        foreach (var line in (string[])["a", "b"])
            await _host.KeepAsync("seer", Body.Seer("coding_completed", Run, data: Changed(line)));
        while ((await _host.KeepAsync("seer", Body.Seer("iteration_started", Run))).Delivery < Kept)
            Assert.False(Cancel.IsCancellationRequested);
        var backups = Directory.CreateDirectory(Path.Combine(_host.Folder, "backups"));
        await File.WriteAllBytesAsync(Path.Combine(backups.FullName, "seer-20260914-080000.zip"), [1], Cancel);
        await FoldedAnew.CaughtUpAsync(_host);
        using var described = await AskAsync(HttpMethod.Get, "/openapi/v1.json");
        _paths = JsonNode.Parse(await described.Content.ReadAsStringAsync(Cancel))!["paths"]!.AsObject();
        for (var comment = 0; comment < Kept; comment++)
        {
            using var kept = await AskAsync(HttpMethod.Post, $"/api/runs/{Run}/comments", $$"""{"text":"The {{comment}}th of many."}""");
            Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync(Cancel));
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Examples_AreAnswered_AsTheyStandThere()
    {
        var asked = 0;
        // What is taken away goes last.
        foreach (var (path, method, operation) in _paths.SelectMany(path => path.Value!.AsObject().Select(each => (path.Key, Method: HttpMethod.Parse(each.Key), each.Value))).OrderBy(each => each.Method == HttpMethod.Delete))
        {
            var examples = (operation!["parameters"]?.AsArray() ?? []).Where(one => one!["example"] is not null)
                .ToDictionary(one => one!["name"]!.ToString(), one => new Example(one!["in"]!.ToString(), Words(one["example"]!), one["in"]!.ToString() == "query" && one["required"]?.GetValue<bool>() == true), StringComparer.Ordinal);
            var place = examples.Where(each => each.Value.In == "path").Aggregate(path, (done, each) => done.Replace($"{{{each.Key}}}", each.Value.Text, StringComparison.Ordinal));
            var body = operation["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();
            var queries = method == HttpMethod.Delete ? [""] : examples.Where(each => each.Value.In == "query").Select(each => Query(each.Key, examples)).Prepend(Query(null, examples));
            foreach (var query in queries)
                await AnsweredAsync(method, place + query, body, operation["responses"]!.AsObject());
            asked += queries.Count();
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
        Assert.InRange(asked, 150, 1000);
    }

    private static string Changed(string line) =>
        new JsonObject { ["code_changes"] = new JsonObject { ["acme/shop"] = new JsonArray(new JsonObject { ["path"] = "src/cart.py", ["type"] = "M", ["diff"] = $"@@ -12 +12 @@\n-{line}\n+{line}{line}\n" }) } }.ToJsonString();

    /// <summary>A list is written with commas.</summary>
    private static string Words(JsonNode example) => example is JsonArray list ? string.Join(',', list.Select(each => each!.ToString())) : example.ToString();

    /// <summary>One of the parameters, with those that it cannot be without.</summary>
    private static string Query(string? name, Dictionary<string, Example> examples)
    {
        var with = examples.Where(each => each.Key == name || each.Value.Required || (name is not null && Needed.GetValueOrDefault(name) == each.Key));
        return "?" + string.Join('&', with.Select(each => $"{each.Key}={Uri.EscapeDataString(each.Value.Text)}"));
    }

    private async Task AnsweredAsync(HttpMethod method, string path, string? body, JsonObject responses)
    {
        using var answer = await AskAsync(method, path, body);
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!answer.IsSuccessStatusCode)
            _wrong.Add($"{method} {path} {body}: {status} {await answer.Content.ReadAsStringAsync(Cancel)}");
        else if (!responses.ContainsKey(status))
            _wrong.Add($"{method} {path}: {status} is not described");
    }

    /// <summary>The beginning of an answer: the stream of changes has no end.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, null, "application/json"), Headers = { Authorization = new("Bearer", DashboardHost.AdminKey) } };
        return await _host.Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    /// <param name="In">Path or query.</param>
    /// <param name="Text">As it is written into an address.</param>
    /// <param name="Required">Nothing is answered without it.</param>
    private sealed record Example(string In, string Text, bool Required);

    /// <summary>Begins there, and goes on as time does.</summary>
    private sealed class AnotherTime(DateTimeOffset begins) : TimeProvider
    {
        private readonly TimeSpan _between = begins - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _between;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Changes;

/// <summary>The code of a run compared with that of another run of the same issue.</summary>
public sealed class AgainstRunTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 71, 1, Code("x = one")));
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 72, 1, Code("x = two")));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 73, 1));
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 74, 2, Code("x = three")));
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await AskAsync("/api/runs/74/diff");
            return answer.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task Diff_AgainstAnotherRun_IsWhatTheTwoChangeDifferently()
    {
        using var document = JsonDocument.Parse(await TextAsync("/api/runs/72/diff?againstRun=71"));

        var head = document.RootElement;
        Assert.Equal((72, 71, 1, 1), (head.GetProperty("run").GetInt64(), head.GetProperty("againstRun").GetInt64(), head.GetProperty("version").GetInt32(), head.GetProperty("against").GetInt32()));
        var hunk = Assert.Single(head.GetProperty("hunks").EnumerateArray());
        Assert.Equal(["-x = one", "+x = two", " y"], Lines(hunk));
        Assert.Contains("+x = two", await TextAsync("/api/runs/72/patch?againstRun=71"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AgainstAVersionOfAnotherRun_IsTakenAnewWhenThatRunGoesOn()
    {
        using var one = JsonDocument.Parse(await TextAsync("/api/runs/72/diff?againstRun=71"));
        await _host.KeepAsync("seer", Body.Seer("iteration_completed", 71, 1, Code("x = more", ",\"iteration_index\":1")));
        await Eventually.HoldsAsync(async () => (await TextAsync("/api/runs/72/diff?againstRun=71")).Contains("x = more", StringComparison.Ordinal));

        Assert.Contains("x = one", await TextAsync("/api/runs/72/diff?againstRun=71&against=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatCannotBeComparedWith_IsSaidNotToBe()
    {
        (string Run, string Says)[] cases =
        [
            ("71x", "'againstRun' must be the number of another run of the same issue."),
            ("72", "run 72 is none"),
            ("74", "run 74 is none"),
            ("4711", "run 4711 is none"),
            ("73", "Run 73 delivered no code"),
            ("71&against=2", "'against' may be 1 to 1: so many change sets run 71 delivered."),
        ];
        foreach (var (run, says) in cases)
        {
            foreach (var form in (string[])["diff", "patch"])
            {
                using var answer = await AskAsync($"/api/runs/72/{form}?againstRun={run}");
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Contains(says, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!, StringComparison.Ordinal);
            }
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static string Code(string line, string more = "") =>
        $$$"""{"code_changes":{"acme/shop":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n-x = old\n+{{{line}}}\n y\n"}]}{{{more}}}}""";

    private static IEnumerable<string> Lines(JsonElement hunk) =>
        hunk.GetProperty("k").GetString()!.Zip(hunk.GetProperty("t").EnumerateArray(), (sign, text) => sign + text.GetString());

    private async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DashboardHost.ViewerKey);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TextAsync(string path)
    {
        using var answer = await AskAsync(path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text;
    }
}

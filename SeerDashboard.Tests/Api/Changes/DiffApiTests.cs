using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Diffs;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Changes;

/// <summary>The change set of a run, as the view reads it and as <c>git apply</c> takes it.</summary>
public sealed class DiffApiTests : IAsyncLifetime
{
    private const string First =
        """{"code_changes":{"acme/shop":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n-x = old\n+x = new\u202e\n y\n"},{"path":"yarn.lock","type":"M","diff":"--- yarn.lock\n+++ yarn.lock\n@@ -1 +1 @@\n-a\n+b\n"}],"acme/api":[{"path":"a.py","type":"A","diff":"--- /dev/null\n+++ a.py\n@@ -0,0 +1 @@\n+z\n"}]}}""";

    private const string Second =
        """{"iteration_index":1,"code_changes":{"acme/shop":[{"path":"a.py","type":"M","diff":"--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n-x = old\n+x = newer\n y\n"}]}}""";

    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 7, 1, First));
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await AskAsync("/api/runs/7/diff");
            return answer.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task Diff_OfARun_HoldsFilesLinesWordsAndMarks()
    {
        using var document = await DocumentAsync("/api/runs/7/diff");

        var files = document.RootElement.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(["acme/shop a.py", "acme/shop yarn.lock", "acme/api a.py"], files.Select(file => $"{file.GetProperty("repo")} {file.GetProperty("path")}"));
        Assert.Equal("lock file", files[1].GetProperty("fold").GetString());
        Assert.Equal("U+202E right-to-left override", files[0].GetProperty("invisible")[0].GetString());
        Assert.NotEqual(files[0].GetProperty("key").GetString(), files[2].GetProperty("key").GetString());
        var hunk = document.RootElement.GetProperty("hunks")[0];
        Assert.Equal(("-+ ", "x = old"), (hunk.GetProperty("k").GetString(), hunk.GetProperty("t")[0].GetString()));
        Assert.Equal("[0,4,7]", hunk.GetProperty("w")[0].GetRawText());
        Assert.Equal("[[1,7,1,0]]", hunk.GetProperty("i").GetRawText());
        Assert.Contains("no test", document.RootElement.GetProperty("risks").EnumerateArray().Select(risk => risk.GetProperty("word").GetString()));
    }

    [Fact]
    public async Task Diff_ByLines_IsAHeadAndAHunkALine()
    {
        using var answer = await AskAsync("/api/runs/7/diff");

        var lines = (await TextAsync(answer)).Split('\n');
        Assert.EndsWith(",\"hunks\":[", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("],\"risks\":[", lines[^1], StringComparison.Ordinal);
        Assert.All(lines[1..^1], line => JsonDocument.Parse(line.TrimEnd(',')).Dispose());
    }

    [Fact]
    public async Task Diff_AskedForAgain_IsNotSentAgain()
    {
        using var first = await AskAsync("/api/runs/7/diff");
        var tag = first.Headers.ETag!;
        using var again = await AskAsync("/api/runs/7/diff", tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        await _host.KeepAsync("seer", Body.Seer("iteration_completed", 7, 1, Second));
        await Eventually.HoldsAsync(async () =>
        {
            using var changed = await AskAsync("/api/runs/7/diff", tag);
            return changed.StatusCode == HttpStatusCode.OK && !tag.Equals(changed.Headers.ETag);
        });
    }

    [Fact]
    public async Task Diff_ForABrowser_IsCompressed()
    {
        using var request = Request("/api/runs/7/diff");
        request.Headers.AcceptEncoding.Add(new("br"));
        using var answer = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task Diff_OfOneVersionAgainstAnother_IsWhatChangedBetweenThem()
    {
        await _host.KeepAsync("seer", Body.Seer("iteration_completed", 7, 1, Second));
        await Eventually.HoldsAsync(async () =>
        {
            using var run = await DocumentAsync("/api/runs/7/diff");
            return run.RootElement.GetProperty("versions").GetArrayLength() == 2;
        });

        using var old = await DocumentAsync("/api/runs/7/diff?version=1");
        Assert.Equal(3, old.RootElement.GetProperty("files").GetArrayLength());
        using var between = await DocumentAsync("/api/runs/7/diff?version=2&against=1");
        var texts = between.RootElement.GetProperty("hunks").EnumerateArray().SelectMany(hunk => hunk.GetProperty("t").EnumerateArray()).Select(text => text.GetString()).ToList();
        Assert.Contains("x = newer", texts);
        Assert.DoesNotContain("x = old", texts);
    }

    [Fact]
    public async Task Changes_ThatAreNotThere_AreSaidNotToBe()
    {
        (string Path, HttpStatusCode Status, string Says)[] cases =
        [
            ("/api/runs/7/diff?version=9", HttpStatusCode.BadRequest, "'version' may be 1 to 1"),
            ("/api/runs/7/diff?against=0", HttpStatusCode.BadRequest, "'against' may be 1 to 1"),
            ("/api/runs/7/patch?version=x", HttpStatusCode.BadRequest, "'version' must be the number"),
            ("/api/runs/7/patch?hunk=1", HttpStatusCode.BadRequest, "'hunk' needs a 'file'"),
            ("/api/runs/7/patch?file=yarn.lock&hunk=x", HttpStatusCode.BadRequest, "'hunk' must be the number of a hunk"),
            ("/api/runs/7/patch?file=yarn.lock&hunk=0", HttpStatusCode.NotFound, "'yarn.lock' has 1 hunk."),
            ("/api/runs/7/patch?file=yarn.lock&hunk=2", HttpStatusCode.NotFound, "'yarn.lock' has 1 hunk."),
            ("/api/runs/7/patch?file=b.py", HttpStatusCode.NotFound, "no file 'b.py'"),
            ("/api/runs/8/diff", HttpStatusCode.NotFound, "run '8'"),
            ("/api/runs/8/patch", HttpStatusCode.NotFound, "run '8'"),
        ];
        foreach (var (path, status, says) in cases)
        {
            using var answer = await AskAsync(path);

            Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Contains(says, JsonDocument.Parse(await TextAsync(answer)).RootElement.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Patch_OfOneFile_IsAnAttachmentThatNothingGuessesAt()
    {
        using var answer = await AskAsync("/api/runs/7/patch?repo=acme/api&file=a.py");

        Assert.Equal("text/x-diff", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "run-7.patch"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var text = await TextAsync(answer);
        Assert.StartsWith("diff --git a/a.py b/a.py\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("old", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_OfOneHunk_ChangesThatPlaceAlone_ByGit()
    {
        const string Two = "--- two.py\n+++ two.py\n@@ -1,2 +1,3 @@\n+# new\n a\n b\n@@ -9,2 +10,2 @@\n i\n-j\n+J\n";
        await KeepAsync(9, $$$"""{"code_changes":{"acme/shop":[{"path":"two.py","type":"M","diff":{{{JsonSerializer.Serialize(Two)}}}}]}}""");
        using var tree = new GitTree();
        tree.Write("two.py", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"u8.ToArray());
        tree.Tree();

        using var answer = await AskAsync("/api/runs/9/patch?repo=acme/shop&file=two.py&hunk=2");
        tree.Apply(await TextAsync(answer));

        Assert.Equal("a\nb\nc\nd\ne\nf\ng\nh\ni\nJ\n", tree.Git("show", ":two.py"));
    }

    [Fact]
    public async Task Patch_OfFilesThatItCannotHave_NamesThemAndIsStillTaken()
    {
        const string Diff = "diff --git a/l\u00f6go.png b/l\u00f6go.png\nindex 1..2 100644\nBinary files a/l\u00f6go.png and b/l\u00f6go.png differ\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
        await KeepAsync(9, $$"""{"changes":[{"repo_name":"acme/shop","title":"t","description":"d","diff":{{JsonSerializer.Serialize(Diff)}}}]}""");
        using var tree = new GitTree();
        tree.Write("x", "a\n"u8.ToArray());
        tree.Tree();

        using var all = await AskAsync("/api/runs/9/patch");
        var patch = await TextAsync(all);
        Assert.StartsWith("# left out: \"l\\303\\266go.png\": The diff of this binary file does not hold its content.\ndiff --git a/x b/x\n", patch, StringComparison.Ordinal);
        tree.Apply(patch);
        Assert.Equal("b\n", tree.Git("show", ":x"));

        using var alone = await AskAsync("/api/runs/9/patch?file=l%C3%B6go.png");
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Contains("cannot be in a patch. The diff of this binary file", JsonDocument.Parse(await TextAsync(alone)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var head = await DocumentAsync("/api/runs/9/diff");
        Assert.Equal("The diff of this binary file does not hold its content.", head.RootElement.GetProperty("files")[0].GetProperty("unwritable").GetString());
    }

    [Fact]
    public async Task Lines_OfAVeryLargeFile_ComeOnlyWhenAskedFor()
    {
        var lines = string.Concat(Enumerable.Repeat("+x\n", 20_001));
        var large = $"--- /dev/null\n+++ large.py\n@@ -0,0 +1,20001 @@\n{lines}";
        await KeepAsync(9, $$$"""{"code_changes":{"acme/shop":[{"path":"large.py","type":"A","diff":{{{JsonSerializer.Serialize(large)}}}},{"path":"a.py","type":"M","diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-x\n+y\n"}]}}""");

        using var head = await DocumentAsync("/api/runs/9/diff");
        var file = head.RootElement.GetProperty("files")[0];
        Assert.True(file.GetProperty("late").GetBoolean());
        Assert.Equal([1], head.RootElement.GetProperty("hunks").EnumerateArray().Select(part => part.GetProperty("f").GetInt32()));
        using var asked = await DocumentAsync($"/api/runs/9/diff?file={file.GetProperty("key").GetString()}");
        Assert.Equal(20_001, asked.RootElement.GetProperty("hunks").EnumerateArray().Sum(part => part.GetProperty("t").GetArrayLength()));
    }

    [Fact]
    public async Task Changes_WithoutAKey_AreNotTold()
    {
        foreach (var path in (string[])["/api/runs/7/diff", "/api/runs/7/patch"])
        {
            using var answer = await _host.Anonymous.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task KeepAsync(long run, string data)
    {
        await _host.KeepAsync("seer", Body.Seer("coding_completed", run, data: data));
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await AskAsync($"/api/runs/{run}/diff");
            return answer.IsSuccessStatusCode;
        });
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DashboardHost.ViewerKey);
        return request;
    }

    private async Task<HttpResponseMessage> AskAsync(string path, EntityTagHeaderValue? known = null)
    {
        using var request = Request(path);
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<JsonDocument> DocumentAsync(string path)
    {
        using var answer = await AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await TextAsync(answer));
    }
}

using System.Diagnostics;
using System.Net;
using SeerDashboard.Tests.Api.Describing;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.House;
using SeerSample;

namespace SeerDashboard.Tests.Api.Documented;

/// <summary>The samples, run against the app on a real port.</summary>
[Collection(OfOneHost.Name)]
public sealed class SampleTests(DescribedHost one)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_ListsAndClaims_AndSaysWhyNot()
    {
        using var seer = new SeerClient(one.Address, DescribedHost.OperatorKey);
        var run = await seer.ListAsync("issue=70&limit=1", Cancel).SingleAsync(Cancel);
        Assert.Equal((DescribedHost.Run, Body.Installation), (run.RunId, run.Installation));
        Assert.Equal("Jo", (await seer.ClaimAsync(run.RunId, "Jo", Cancel)).ClaimedBy);
        Assert.Equal("ci-bot", (await seer.ClaimAsync(run.RunId, cancel: Cancel)).ClaimedBy);
        var refused = await Assert.ThrowsAsync<SeerException>(() => seer.ClaimAsync(4711, cancel: Cancel));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Contains("GET /api/runs lists them", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_FollowsChanges_AndGoesOnWhereItWas()
    {
        using var seer = new SeerClient(one.Address, DashboardHost.ViewerKey);
        string joined;
        await using (var news = seer.FollowAsync(cancel: Cancel).GetAsyncEnumerator(Cancel))
        {
            Assert.True(await news.MoveNextAsync());
            Assert.Null(news.Current.Run);
            joined = news.Current.Id;
            await StartedAsync(701);
            Assert.True(await news.MoveNextAsync());
            Assert.Equal(701, news.Current.Run!.RunId);
        }

        var missed = await seer.FollowAsync(joined, Cancel).Take(2).ToListAsync(Cancel);
        Assert.Equal([null, 701], missed.Select(each => each.Run?.RunId));
    }

    [Fact]
    public async Task Following_WritesALineForEachRunThatChanged()
    {
        using var seer = new SeerClient(one.Address, DashboardHost.ViewerKey);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var output = new StringWriter();
        using var together = TextWriter.Synchronized(output);
        var following = Follow.RunsAsync(seer, seen: null, together, enough.Token);
        await Eventually.HoldsAsync(() =>
        {
            lock (together)
                return Task.FromResult(output.ToString().Contains("7 pullRequestOpened", StringComparison.Ordinal));
        });
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task Listener_OfTheHub_HearsOfEachChangeOnce()
    {
        var heard = new System.Collections.Concurrent.ConcurrentQueue<SeerRun>();
        await using var hub = new HubListener(one.Address, DashboardHost.ViewerKey, heard.Enqueue, () => Task.CompletedTask);
        await hub.StartAsync(Cancel);
        await StartedAsync(702);
        await Eventually.HoldsAsync(() => Task.FromResult(heard.Any(run => run.RunId == 702)));
        Assert.Equal(heard.Count, heard.DistinctBy(run => (run.RunId, run.Version)).Count());
    }

    [Fact]
    public async Task Script_OfTheHub_PrintsEachChange()
    {
        var start = new ProcessStartInfo("node", [Path.Combine("samples", "hub.mjs")]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["SEER"], start.Environment["KEY"]) = (one.Address.OriginalString.TrimEnd('/'), DashboardHost.ViewerKey);
        using var node = Process.Start(start)!;
        try
        {
            var first = await node.StandardOutput.ReadLineAsync(Cancel);
            Assert.True(first == "joined", $"{first}\n{(node.HasExited ? await node.StandardError.ReadToEndAsync(Cancel) : "")}");
            await StartedAsync(703);
            string? line;
            do
                line = await node.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel);
            while (line?.StartsWith("703 ", StringComparison.Ordinal) == false);
            Assert.Equal("703 running", line?.Trim());
        }
        finally
        {
            node.Kill();
        }
    }

    private Task<Answer> StartedAsync(long run) => one.Host.KeepAsync("seer", Body.Seer("root_cause_started", run, group: run));
}

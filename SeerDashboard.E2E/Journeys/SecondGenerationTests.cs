using SeerDashboard.E2E.Host;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

public sealed class SecondGenerationTests(Chromium chromium) : Journey(chromium)
{
    private const long Run = SecondGenerationStory.Number;

    [Fact]
    public async Task TenActions_WhileDeskAndRunAreOpen_AppearWithEveryField()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, Run);
        var sent = Payload.SecondGeneration;

        await Server.KeepAsync(sent[0]);
        await desk.SaysAsync(Run, "rootCause", "running");
        await run.StepIsAsync("rootCause", "running");
        await Server.KeepAsync(sent[1]);
        await desk.SaysAsync(Run, "rootCause", "rootCauseFound");
        await SecondGenerationStory.SeesRootCauseAsync(desk, run);

        await Server.KeepAsync(sent[2]);
        await desk.SaysAsync(Run, "solution", "running");
        await run.StepIsAsync("solution", "running");
        await Server.KeepAsync(sent[3]);
        await desk.SaysAsync(Run, "solution", "planReady");
        await SecondGenerationStory.SeesPlanAsync(run);

        await Server.KeepAsync(sent[4]);
        await desk.SaysAsync(Run, "coding", "running");
        await run.StepIsAsync("coding", "running");
        await Server.KeepAsync(sent[5]);
        await desk.SaysAsync(Run, "coding", "codeReady");
        await SecondGenerationStory.SeesCodeAsync(desk, run, "            raise CartWithoutCustomer(session.id)");

        await Server.KeepAsync(sent[6]);
        await desk.SaysAsync(Run, "pullRequest", "pullRequestOpened");
        await desk.CountsAsync("pullRequestOpened", 1);
        await SecondGenerationStory.SeesPullRequestsAsync(desk, run);
        await Expect(run.PullRequests).Not.ToContainTextAsync("ready for review");

        await Server.KeepAsync(sent[7]);
        await desk.SaysAsync(Run, "pullRequest", "running");
        await Expect(desk.Row(Run)).ToContainTextAsync("Working on feedback");
        await run.StepIsAsync("pullRequest", "running");
        await Expect(run.PullRequests).ToContainTextAsync("feedback, round 1, is being worked in");

        await Server.KeepAsync(sent[8]);
        await desk.SaysAsync(Run, "pullRequest", "pullRequestOpened");
        await run.StepIsAsync("pullRequest", "completed");
        await Expect(run.PullRequests).ToContainTextAsync("feedback worked in, round 1");
        await Expect(run.Code).ToContainTextAsync("the last of 2 that were delivered");
        await SecondGenerationStory.SeesCodeAsync(desk, run, "            raise CartWithoutCustomer(session.id, cart.lines)");

        var last = await Server.KeepAsync(sent[9]);
        await Expect(desk.Row(Run)).ToContainTextAsync("PR ready for review");
        await Expect(run.PullRequests.GetByText("ready for review", new() { Exact = true })).ToBeVisibleAsync();
        await SecondGenerationStory.SeesPullRequestsAsync(desk, run);

        await run.ShowDeliveriesAsync();
        await Expect(run.Deliveries).ToHaveCountAsync(10);
        await Expect(run.Deliveries.Locator(".outcome")).ToHaveTextAsync(Enumerable.Repeat("applied", 10));
        await Expect(await run.BodyAsync(last)).ToContainTextAsync("\"action\": \"pr_ready_for_review\"");
        await desk.StayedAsync();
        await run.StayedAsync();
    }
}

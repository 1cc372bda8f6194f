using SeerDashboard.E2E.Host;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

public sealed class FirstGenerationTests(Chromium chromium) : Journey(chromium)
{
    private const long Run = 12345;

    [Fact]
    public async Task DocumentedPayloads_WhileDeskAndRunAreOpen_AppearWithEveryField()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, Run);
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "No runs yet" })).ToBeVisibleAsync();
        await Expect(run.Heading).ToHaveTextAsync("No run 12345 was delivered here");

        await Server.KeepAsync(Payload.FirstGeneration[0]);
        await desk.SaysAsync(Run, "rootCause", "running");
        await desk.CountsAsync("all", 1);
        await desk.CountsAsync("running", 1);
        await Expect(desk.Row(Run)).ToContainTextAsync("Finding root cause");
        await Expect(desk.Link(Run)).ToContainTextAsync("1170820242");
        await Expect(run.Heading).ToHaveTextAsync("Issue 1170820242, title not known yet");
        await run.StepIsAsync("rootCause", "running");
        await run.StepIsAsync("solution", "waiting");
        await Expect(run.RootCause).ToContainTextAsync("The root cause appears here the moment it is delivered.");
        await Expect(run.Facts).ToContainTextAsync("12345");
        await Expect(run.Facts).ToContainTextAsync("1170820242");
        await Expect(run.Facts).ToContainTextAsync("acme");

        await Server.KeepAsync(Payload.FirstGeneration[1]);
        await desk.SaysAsync(Run, "rootCause", "rootCauseFound");
        await desk.CountsAsync("running", 0);
        await desk.CountsAsync("rootCauseFound", 1);
        await Expect(desk.Row(Run)).ToContainTextAsync("Woah wow there's a bug here.");
        await run.StepIsAsync("rootCause", "completed");
        await Expect(run.RootCause).ToContainTextAsync("Woah wow there's a bug here.");
        await Expect(run.Timeline).ToHaveCountAsync(2);
        var action = run.Timeline.Nth(0);
        await Expect(action).ToHaveAttributeAsync("data-type", "human_action");
        await Expect(action).ToHaveAttributeAsync("data-important", "false");
        await Expect(action.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Somebody opens the page for the first time");
        await Expect(action.Locator("strong")).ToHaveTextAsync("no session yet");
        await Expect(action.Locator(".file")).ToHaveCountAsync(0);
        var code = run.Timeline.Nth(1);
        await Expect(code).ToHaveAttributeAsync("data-type", "internal_code");
        await Expect(code).ToHaveAttributeAsync("data-important", "true");
        await Expect(code).ToContainTextAsync("most important");
        await Expect(code.GetByRole(AriaRole.Heading)).ToHaveTextAsync("The page reads a session that is not there");
        await Expect(code.Locator("pre code")).ToHaveTextAsync("const name = session.user.name;");
        await Expect(code.Locator("p code").First).ToHaveTextAsync("session");
        await Expect(code.Locator(".file")).ToHaveTextAsync("owner/repo · src/app/page.ts");
        await Expect(run.RootCause).Not.ToContainTextAsync("N/A");

        await Server.KeepAsync(Payload.FirstGeneration[2]);
        await desk.SaysAsync(Run, "solution", "running");
        await run.StepIsAsync("solution", "running");
        await Server.KeepAsync(Payload.FirstGeneration[3]);
        await desk.SaysAsync(Run, "solution", "planReady");
        await run.StepIsAsync("solution", "completed");
        await Expect(run.Plan).ToContainTextAsync("Definitely need to fix this.");
        await Expect(run.PlanSteps.GetByRole(AriaRole.Heading)).ToHaveTextAsync(["Check the session before it is read", "Test the first visit"]);
        await Expect(desk.Row(Run).GetByRole(AriaRole.Link, new() { Name = "Read plan" })).ToHaveAttributeAsync("href", "/runs/12345#plan");

        await Server.KeepAsync(Payload.FirstGeneration[4]);
        await desk.SaysAsync(Run, "coding", "running");
        await run.StepIsAsync("coding", "running");
        await Server.KeepAsync(Payload.FirstGeneration[5]);
        await desk.SaysAsync(Run, "coding", "codeReady");
        await run.StepIsAsync("coding", "completed");
        await Expect(run.Code.GetByRole(AriaRole.Heading, new() { Name = "my-app" })).ToBeVisibleAsync();
        await Expect(run.Code.Locator(".title")).ToHaveTextAsync("Fix this thing");
        await Expect(run.Code.Locator(".markdown")).ToHaveTextAsync("Checks the session before it is read.");
        await Expect(run.Code.Locator(".branch")).ToHaveTextAsync(["on seer/fix-this-thing", "repository id 12345"]);
        await Expect(run.Files.Locator("pre")).ToHaveTextAsync("<the diff as a string>");
        await Expect(desk.Row(Run)).ToContainTextAsync("my-app");

        var last = await Server.KeepAsync(Payload.FirstGeneration[6]);
        await desk.SaysAsync(Run, "pullRequest", "pullRequestOpened");
        await run.StepIsAsync("pullRequest", "completed");
        var link = run.PullRequests.GetByTestId("pr-link");
        await Expect(link).ToContainTextAsync("owner/repo #123");
        await Expect(link).ToHaveAttributeAsync("href", "https://github.com/owner/repo/pull/123");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(run.PullRequests.GetByRole(AriaRole.Img, new() { Name = "GitHub" })).ToBeVisibleAsync();
        await Expect(desk.Row(Run).GetByTestId("pr-link")).ToHaveAttributeAsync("href", "https://github.com/owner/repo/pull/123");
        await Expect(desk.Row(Run).GetByRole(AriaRole.Link, new() { Name = "Open PR #123" })).ToBeVisibleAsync();
        // Now the repository's host is known, the file that Seer names can be looked at there.
        await Expect(run.Timeline.Nth(1).Locator("a.file")).ToHaveAttributeAsync("href", "https://github.com/owner/repo/blob/HEAD/src/app/page.ts");

        await run.ShowDeliveriesAsync();
        await Expect(run.Deliveries).ToHaveCountAsync(7);
        await Expect(run.Deliveries.Locator(".outcome")).ToHaveTextAsync(Enumerable.Repeat("applied", 7));
        await Expect(run.Deliveries.Locator(".what")).ToHaveTextAsync(
            ["seer / root_cause_started", "seer / root_cause_completed", "seer / solution_started", "seer / solution_completed", "seer / coding_started", "seer / coding_completed", "seer / pr_created"]);
        await Expect(await run.BodyAsync(last)).ToContainTextAsync("\"pr_id\": 456789");
        await Expect(run.Facts).ToContainTextAsync("7, all applied");
        await desk.StayedAsync();
        await run.StayedAsync();
    }
}

using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>A page that was out of reach while much happened shows the same as one that was never away.</summary>
public sealed class OfflineTests(Chromium chromium) : Journey(chromium)
{
    private const int Runs = 40;

    private static readonly (string Action, string? Data)[] Later =
    [
        ("root_cause_completed", """{"root_cause":{"description":"A pool is too small.","steps":[]}}"""),
        ("solution_started", null),
        ("solution_completed", """{"solution":{"description":"Make it larger.","steps":[{"title":"Size it by the workers."}]}}"""),
        ("coding_started", null),
        ("coding_completed", """{"code_changes":{"acme/shop":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-x\n+y"}]}}"""),
    ];

    // Every group with its count, every row with its state, in their order.
    private const string WhatItSays =
        """
        () => [...document.querySelectorAll('[data-group], [data-testid=run-row]')]
          .map(it => it.dataset.group ? `${it.dataset.group} ${it.querySelector('.count').textContent}` : `${it.dataset.runId} ${it.dataset.stage} ${it.dataset.state}`).join(', ')
        """;

    [Fact]
    public async Task TwoHundredDeliveriesWhileOffline_ThenThePageIsRightAgain()
    {
        Guard.Expect("console ");
        Guard.Expect("script error: Error: Cannot send data if the connection is not in the 'Connected' State.");
        for (var run = 1; run <= Runs; run++)
            await Server.SeerAsync("root_cause_started", run, group: run);
        var viewer = await ViewerAsync();
        var page = await viewer.NewPageAsync();
        var wire = await Wire.ToAsync(page);
        var desk = new DeskPage(page);
        await desk.OpenAsync();
        await Expect(page.Locator("[data-group=running] .count")).ToHaveTextAsync("40");
        var analysis = new RunPage(await viewer.NewPageAsync());
        var second = await Wire.ToAsync(analysis.Page);
        await analysis.GoAsync("/runs/5");
        await analysis.StepIsAsync("rootCause", "running");

        await wire.CutAsync();
        await second.CutAsync();
        await Expect(desk.Connection).ToHaveAttributeAsync("data-state", "reconnecting");
        // So many steps of each run that all states occur.
        for (var delivery = 0; delivery < 200; delivery++)
        {
            var (number, (action, data)) = (1 + (delivery % Runs), Later[delivery / Runs]);
            if (number % 6 > delivery / Runs)
                await Server.SeerAsync(action, number, data, group: number);
            else
                await Server.SeerAsync("root_cause_started", 1_000 + delivery, group: 1_000 + delivery);
        }

        if (Environment.GetEnvironmentVariable("SEER_FULL") == "1")
            await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        wire.Mend();
        second.Mend();
        await Expect(desk.Connection).ToHaveAttributeAsync("data-state", "live");
        var fresh = await DeskAsync(viewer);
        await Expect(fresh.Rows.First).ToBeVisibleAsync();
        var right = await fresh.Page.EvaluateAsync<string>(WhatItSays);
        Assert.Contains("codeReady", right, StringComparison.Ordinal);
        await page.WaitForFunctionAsync($"right => ({WhatItSays})() === right", right);
        await desk.StayedAsync();
        await analysis.StepIsAsync("coding", "completed");
        await analysis.StayedAsync();
    }
}

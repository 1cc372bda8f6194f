using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>A run's page in a browser: its addresses, what is taken along, and the way from the desk and back.</summary>
public sealed class RunPageTests(Chromium chromium) : Journey(chromium)
{
    private const long First = 12345;

    [Fact]
    public async Task KeysAlone_LeadFromTheDeskThroughARunAndBack()
    {
        await PlayAsync();
        var desk = await DeskAsync(await ViewerAsync());
        var page = desk.Page;
        await Expect(desk.Rows).ToHaveCountAsync(3);

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-testid=run-row] a.t").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        var run = new RunPage(page);
        await Expect(run.Position).ToHaveTextAsync("1 of 3");
        var number = new Uri(page.Url).AbsolutePath;

        foreach (var (key, position) in ((string, string)[])[("j", "2 of 3"), ("j", "3 of 3, the last"), ("k", "2 of 3"), ("k", "1 of 3")])
        {
            // Each run is a page of its own, with keys of its own.
            await run.HasKeyAsync($"{key}: .pager");
            await page.Keyboard.PressAsync(key);
            await Expect(run.Position).ToHaveTextAsync(position);
        }

        Assert.Equal(number, new Uri(page.Url).AbsolutePath);

        // Through the sections, by the stepper.
        await run.StepLink("rootCause").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync($"{Server.Address}runs/{number["/runs/".Length..]}#root-cause");
        await Expect(run.RootCause).ToHaveAttributeAsync("data-linked", "");

        await page.Keyboard.PressAsync("u");
        await Expect(desk.Heading).ToBeVisibleAsync();
        await Expect(page.Locator($"[data-testid=run-row][data-run-id='{number["/runs/".Length..]}'] a").First).ToBeFocusedAsync();
        await desk.StayedAsync();
    }

    [Fact]
    public async Task Stepper_FollowsTheScroll()
    {
        await PlayAsync();
        var run = await RunAsync(await ViewerAsync(height: 500), First);
        await Expect(run.StepLink("rootCause")).ToHaveAttributeAsync("aria-current", "true");

        await run.Plan.EvaluateAsync("plan => scrollTo({ top: plan.getBoundingClientRect().top + scrollY - 120, behavior: 'instant' })");

        await Expect(run.StepLink("solution")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(run.Page.Locator(".stepper [aria-current]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("root-cause-2")]
    [InlineData("plan-2")]
    [InlineData("code")]
    public async Task AddressOfAPlace_LeadsThereAndMarksIt(string anchor)
    {
        await PlayAsync();
        var page = new RunPage(await (await ViewerAsync(height: 500)).NewPageAsync());

        await page.GoAsync($"/runs/{First}#{anchor}");

        await Expect(page.Page.Locator($"#{anchor}")).ToHaveAttributeAsync("data-linked", "");
        await Expect(page.Page.Locator($"#{anchor}")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task AddressOfAStep_ThatComesLater_LeadsThereThen()
    {
        await Server.KeepAsync(Payload.FirstGeneration[0]);
        var page = new RunPage(await (await ViewerAsync()).NewPageAsync());
        await page.GoAsync($"/runs/{First}#plan-2");

        foreach (var payload in Payload.FirstGeneration.Skip(1))
            await Server.KeepAsync(payload);

        await Expect(page.Page.Locator("#plan-2")).ToHaveAttributeAsync("data-linked", "");
    }

    [Fact]
    public async Task AddressOfTheDeliveries_OpensTheirTab()
    {
        await PlayAsync();
        var page = new RunPage(await (await ViewerAsync()).NewPageAsync());

        await page.GoAsync($"/runs/{First}#deliveries");

        await Expect(page.Deliveries).ToHaveCountAsync(7);
        await Expect(page.Page).ToHaveURLAsync($"{Server.Address}runs/{First}?tab=deliveries");
    }

    [Theory]
    [InlineData("Copy the whole analysis", "As Markdown", "")]
    [InlineData("Copy the section “Plan”", "As a prompt", "?section=plan&as=prompt")]
    [InlineData("Copy the whole analysis", "As a ticket", "?as=ticket")]
    public async Task Copied_IsWhatTheApiTells(string menu, string form, string query)
    {
        await PlayAsync();
        var viewer = await ViewerAsync();
        await viewer.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var run = await RunAsync(viewer, First);

        await run.CopyAsync(menu, form);

        var told = await viewer.APIRequest.GetAsync($"{Server.Address}api/runs/{First}/markdown{query}");
        Assert.True(told.Ok);
        Assert.Equal(await told.TextAsync(), await run.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task LongTextsAndCode_AreFoldedAndColoured()
    {
        var text = "```python\\ndef restore(cls):\\n    return None\\n```\\n\\n" + string.Join("\\n\\n", Enumerable.Range(1, 40).Select(at => $"Paragraph {at} says the same thing again, in many more words than it would need."));
        await Server.SeerAsync("root_cause_completed", 7, $$$"""{"root_cause":{"description":"Found.","steps":[{"title":"Here","code_snippet_and_analysis":"{{{text}}}","timeline_item_type":"internal_code","is_most_important_event":true}]}}""");
        var run = await RunAsync(await ViewerAsync(), 7);

        await Expect(run.Timeline.Locator("pre .hljs-keyword").First).ToHaveTextAsync("def");
        await Expect(run.Timeline.Locator("pre")).ToContainTextAsync("def restore(cls):");
        await Expect(run.Page.GetByText("Paragraph 40 ")).ToBeHiddenAsync();
        await run.Page.GetByText("Show more (").ClickAsync();
        await Expect(run.Page.GetByText("Paragraph 40 ")).ToBeVisibleAsync();

        // News of the run leave it open.
        await Server.SeerAsync("solution_started", 7);
        await run.StepIsAsync("solution", "running");
        await Expect(run.Page.GetByText("Paragraph 40 ")).ToBeVisibleAsync();
        await Expect(run.Timeline.Locator("pre .hljs-keyword").First).ToHaveTextAsync("def");
    }

    private async Task PlayAsync()
    {
        foreach (var payload in Payload.FirstGeneration)
            await Server.KeepAsync(payload);
        await Server.SeerAsync("root_cause_completed", 8, """{"root_cause":{"one_line_description":"Carts have no currency."}}""", group: 8);
        await Server.SeerAsync("solution_completed", 9, """{"solution":{"one_line_summary":"Default it.","steps":[{"title":"Default","description":"To EUR."}]}}""", group: 9);
    }
}

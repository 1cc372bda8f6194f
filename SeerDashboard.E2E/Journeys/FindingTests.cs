using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Typed, found, opened, back, shared.</summary>
public sealed class FindingTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Search_AsOneTypes_FindsMarksLeadsThereAndBackAndIsSharedByItsLink()
    {
        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"Something else."}}""", group: 1);
        await Server.SeerAsync("root_cause_completed", 2, """{"root_cause":{"description":"A finding.","steps":[{"title":"The voucher was never checked","relevant_code_file":{"file_path":"src/voucher.py","repo_name":"acme/shop"}}]}}""", group: 2);
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Rows).ToHaveCountAsync(2);

        await desk.Page.Keyboard.PressAsync("/");
        var box = desk.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search runs" });
        await Expect(box).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("vouch", new() { Delay = 20 });
        await desk.Page.IsAtAsync("**/?q=vouch");
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await Expect(desk.Row(2).Locator("mark").First).ToHaveTextAsync("vouch", new() { IgnoreCase = true });
        await Expect(box).ToHaveValueAsync("vouch");

        await desk.Link(2).ClickAsync();
        await desk.Page.IsAtAsync("**/runs/2**");
        await desk.Page.GoBackAsync();
        await desk.Page.IsAtAsync("**/?q=vouch");
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await Expect(box).ToHaveValueAsync("vouch");

        var colleague = new DeskPage(await (await ViewerAsync()).NewPageAsync());
        await colleague.OpenAsync("?q=vouch");
        await Expect(colleague.Rows).ToHaveCountAsync(1);
        await Expect(colleague.Row(2).Locator("mark").First).ToBeVisibleAsync();
        await colleague.StayedAsync();
    }
}

using System.Text;
using System.Text.Json.Nodes;
using SeerDashboard.E2E.Host;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Every text in a payload was written by a language model about code that an attacker may have influenced.</summary>
public sealed class HostileTextTests(Chromium chromium) : Journey(chromium)
{
    private const string Hostile =
        "<img src=x onerror=\"window.hacked=1;alert(1)\"><script>window.hacked=1</script><svg onload=window.hacked=1></svg>"
        + "[click](javascript:window.hacked=1) ![x](https://evil.example/x.png) <a href=\"javascript:window.hacked=1\">a</a> </script><style>body{display:none}</style>";

    [Fact]
    public async Task MarkupInEveryField_IsTextAndNothingElse()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, 12345);
        foreach (var payload in Payload.FirstGeneration)
            await PostAsync(payload, 12345);
        foreach (var payload in Payload.SecondGeneration)
            await PostAsync(payload, 8814400012345678);
        await PostAsync(new("issue", "created"), 0);
        await PostAsync(new("seer", "edge-unknown-action"), 8814400012345678);

        await desk.SaysAsync(12345, "pullRequest", "pullRequestOpened");
        await HoldsAsync(desk.Page);
        await Expect(run.PullRequests.GetByText("#123")).ToBeVisibleAsync();
        await HoldsAsync(run.Page);
        await Expect(run.PullRequests.GetByTestId("pr-link")).ToHaveCountAsync(0);
        await UnfoldAsync(run.Page);
        await HoldsAsync(run.Page);

        await run.OpenAsync(8814400012345678);
        await Expect(run.RootCause).ToBeVisibleAsync();
        await Expect(run.Heading).ToContainTextAsync("<script>");
        await Expect(run.Unknown).ToContainTextAsync("merge_conflict_found");
        await HoldsAsync(run.Page);
        await UnfoldAsync(run.Page);
        await HoldsAsync(run.Page);
        var settings = await SettingsAsync(viewer);
        await HoldsAsync(settings.Page);
    }

    private static async Task UnfoldAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        await page.Locator("[data-tab=deliveries]").ClickAsync();
        await page.Locator("#deliveries button").Last.ClickAsync();
        await Expect(page.Locator("#deliveries pre")).ToContainTextAsync("onerror");
    }

    private static async Task HoldsAsync(IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("() => window.hacked === undefined"));
        await Expect(page.Locator("main img:not([src^='data:']), main script, main style, main svg[onload]")).ToHaveCountAsync(0);
        // The browser's own reading of an address, not the text of the attribute.
        var schemes = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => a.protocol)");
        Assert.All(schemes, scheme => Assert.Contains(scheme, (string[])["http:", "https:"]));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main *')].flatMap(e => e.getAttributeNames().filter(name => name.startsWith('on')))"));
    }

    private async Task PostAsync(Payload payload, long run)
    {
        var body = JsonNode.Parse(payload.Body())!.AsObject();
        Poison(body["data"]!);
        if (run != 0)
            body["data"]!["run_id"] = run;
        await Server.KeepAsync(payload.Resource, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    /// <summary>Adds the text to every string, keeping what it was so that it is still read as what it is; addresses are replaced.</summary>
    private static void Poison(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String)
                        members[name] = Poisoned(name, text.GetValue<string>());
                    else if (value is not null)
                        Poison(value);
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index] is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String)
                        items[index] = Poisoned("", text.GetValue<string>());
                    else if (items[index] is { } inner)
                        Poison(inner);
                }

                break;
        }
    }

    private static string Poisoned(string name, string text) => name switch
    {
        // What joins issue and run, or decides how the rest is read.
        "id" or "status" or "type" when text.Length < 12 => text,
        _ when text.StartsWith("https://", StringComparison.Ordinal) => "javascript:window.hacked=1//" + text,
        "diff" => text + "\n+" + Hostile,
        _ => text + " " + Hostile,
    };
}

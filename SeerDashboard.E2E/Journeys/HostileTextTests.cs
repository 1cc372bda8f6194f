using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Hostile;

namespace SeerDashboard.E2E.Journeys;

/// <summary>
/// Every text in a payload was written by a language model about code that an attacker may have influenced. The whole corpus in every text of every
/// payload: nothing runs, nothing is loaded, and no page breaks its own policy. Dialogs and requests to other hosts are the guard's to see.
/// </summary>
public sealed class HostileTextTests(Chromium chromium) : Journey(chromium)
{
    internal const string Watch =
        """
        window.violations = [];
        document.addEventListener('securitypolicyviolation', event => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
        """;

    private const string More = "() => [...document.querySelectorAll('[data-more]')].filter(each => each.checkVisibility()).map(each => each.textContent).join()";

    private const string Alive =
        """
        () => [
          ...(window.hacked === undefined ? [] : ['ran']),
          ...window.violations,
          ...[...document.querySelectorAll('a[href], area[href]')].filter(a => !['http:', 'https:'].includes(a.protocol) || a.username || a.password).map(a => a.outerHTML),
          ...[...document.querySelectorAll('body *')].flatMap(e => e.getAttributeNames().filter(name => name.startsWith('on') || name === 'srcdoc').map(name => `${name} of ${e.localName}`)),
          ...[...document.querySelectorAll('main :is(script, style, iframe, object, embed, form[action], base, meta, link, math, template, img:not([src^="data:"]), image, foreignObject, video, audio, input[type=image])')].map(e => e.outerHTML),
        ].map(each => each.slice(0, 300))
        """;

    /// <summary>Each installation has one run of each number.</summary>
    private const string Elsewhere = "0b1f6a52-7d0e-4b55-9d7c-3f6a2f0e8c11";

    private static readonly IReadOnlyList<string> Texts = Vectors.Together(9_000);

    /// <summary>Every page, once or more; those of each run and delivery are opened besides. Nothing of a payload stands where there is none.</summary>
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = ["/", $"/?q={Uri.EscapeDataString("<img src=x onerror=window.hacked=1>")}", $"/?person={Uri.EscapeDataString("\"><script>window.hacked=1</script>")}"],
        ["/runs/{RunId:long}"] = ["/runs/2"],
        ["/runs/{RunId:long}/review"] = ["/runs/2/review?version=1&against=2", "/runs/2/review?againstRun=102"],
        ["/issues/{GroupId:long}"] = ["/issues/1170820242", "/issues/7350128443", "/issues/1170820242?left=2&right=102"],
        ["/deliveries"] = ["/deliveries"],
        ["/insights"] = ["/insights"],
        ["/insights/runs"] = ["/insights/runs", "/insights/runs?of=samples"],
        ["/settings"] = ["/settings"],
        ["/notifications"] = ["/notifications"],
        ["/audit"] = ["/audit"],
        ["/you"] = [],
        ["/wall"] = [],
        ["/login"] = [],
        ["/not-found"] = [],
    };

    [Fact]
    public void Pages_AreAllOpened() => Assert.Equal(
        typeof(SeerDashboard.Components.App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal),
        Pages.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task EveryVectorInEveryField_IsTextAndNothingElse()
    {
        foreach (var (text, at) in Texts.Select((text, at) => (text, at)))
            await PostAllAsync(text, at * 100);
        var page = await (await WatchedAsync()).NewPageAsync();
        foreach (var run in Enumerable.Range(0, Texts.Count).SelectMany(at => Enumerable.Range((at * 100) + 1, 2)))
        {
            await ShowAsync(page, $"/runs/{run}");
            await ShowAsync(page, $"/runs/{run}?tab=deliveries");
            await ShowAsync(page, $"/runs/{run}/review");
        }

        // Deliveries of all other resources, with their bodies and headers open.
        for (var delivery = 1; delivery <= _others; delivery++)
            await ShowAsync(page, $"/deliveries?id={delivery}");
        foreach (var path in Pages.Values.SelectMany(paths => paths))
            await ShowAsync(page, path);
        await Expect(page.Locator("html[data-keys]")).ToBeAttachedAsync();
        var palette = new PaletteDialog(page);
        await palette.OpenAsync();
        await page.Keyboard.TypeAsync("img");
        await Expect(palette.Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("result");
        await HoldsAsync(page, "the palette");
    }

    [Fact]
    public async Task EveryVectorAlone_IsTextAndNothingElse()
    {
        foreach (var body in HostileRuns.First(11, Body.Installation).Concat(HostileRuns.Second(12, Body.Installation)))
            await Server.KeepAsync("seer", Encoding.UTF8.GetBytes(body));
        // An installation is named by a text too, and stands in addresses.
        await Server.KeepAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 13, 4242, installation: Texts[0])));
        await Server.KeepAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 13, 4242, installation: Elsewhere)));
        var page = await (await WatchedAsync()).NewPageAsync();
        // Pages of a thousand vectors each: those of one generation with every change, all in the long rounds.
        string[] paths = ["/runs/12", "/runs/12/review", "/issues/4242?left=11&right=12", "/insights", "/runs/11/review", "/runs/13", "/issues/4242", "/"];
        foreach (var path in paths.TakeLast(Rounds.Of(always: 4, full: paths.Length)))
            await ShowAsync(page, path);
        await ShowAsync(page, "/runs/11");
        // A link of a payload is one when it is shaped as its Git host shapes them, and says where it leads.
        Assert.All(await page.GetByTestId("pr-link").EvaluateAllAsync<string[]>("all => all.map(a => a.parentElement.textContent)"), words => Assert.Contains("(evil.example)", words, StringComparison.Ordinal));
    }

    private int _others;

    private async Task<IBrowserContext> WatchedAsync()
    {
        var viewer = await ViewerAsync();
        await viewer.AddInitScriptAsync(Watch);
        return viewer;
    }

    private async Task PostAllAsync(string text, long runs)
    {
        if (runs == 0)
        {
            foreach (var payload in Payload.All.Where(payload => payload.Resource != "seer"))
                await KeepAsync(payload, text, null);
            await SendAsync(Encoding.UTF8.GetBytes(Poison.Body(new("comment", "created"), text).ToJsonString()), signed: true);
            _others = (int)await KeepAsync(new("seer", "edge-unknown-action"), text, 3);
            await SendAsync([.. "{"u8, .. "}"u8], signed: false);
        }
        else
        {
            await KeepAsync(new("issue", "created"), text, null);
            await KeepAsync(new("installation", "created"), text, null);
        }

        foreach (var payload in Payload.FirstGeneration)
            await KeepAsync(payload, text, runs + 1);
        foreach (var payload in Payload.SecondGeneration)
            await KeepAsync(payload, text, runs + 2);
        await KeepAsync(new("seer", "edge-unknown-action"), text, runs + 2);
        await KeepAsync(new("seer", "edge-root-cause-off-schema"), text, runs + 1);
    }

    private Task<long> KeepAsync(Payload payload, string text, long? run) =>
        Server.KeepAsync(payload.Resource, Encoding.UTF8.GetBytes(Poison.Body(payload, text, run).ToJsonString()));

    /// <summary>Headers are texts too; as much as one may hold.</summary>
    private async Task SendAsync(byte[] body, bool signed)
    {
        var text = string.Concat(Texts[0].Where(letter => letter is >= ' ' and <= '~'))[..2_000];
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/sentry") { Content = new ByteArrayContent(body) };
        foreach (var name in (string[])["Sentry-Hook-Resource", "Request-ID", "Sentry-Hook-Timestamp", "User-Agent", "Sentry-Trace", "Baggage", "Via", "X-Forwarded-For"])
            request.Headers.TryAddWithoutValidation(name, text);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", text);
        request.Headers.TryAddWithoutValidation("Sentry-Hook-Signature", signed ? SeerDashboard.Webhooks.Signature.Of(body, Encoding.UTF8.GetBytes(DashboardServer.Secret)) : new string('a', 64));
        using var answer = await Server.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(signed ? 202 : 401, (int)answer.StatusCode);
    }

    /// <summary>Opens a page and all that is folded on it.</summary>
    private static async Task ShowAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Expect(page.GetByTestId("interactive")).ToBeAttachedAsync();
        await Expect(page.Locator(".files[aria-busy=true]")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        var show = page.Locator("#deliveries button[aria-expanded=false]");
        if (await show.CountAsync() > 0)
            await show.Last.ClickAsync();
        while (await page.EvaluateAsync<string>(More) is { Length: > 0 } left)
        {
            await page.Locator("[data-more]:visible").First.ClickAsync();
            await page.WaitForFunctionAsync($"left => ({More})() !== left", left);
        }

        await HoldsAsync(page, path);
    }

    internal static async Task HoldsAsync(IPage page, string what)
    {
        var alive = await page.EvaluateAsync<string[]>(Alive);
        Assert.True(alive.Length == 0, string.Create(CultureInfo.InvariantCulture, $"{what}: {string.Join(Environment.NewLine, alive)}"));
    }
}

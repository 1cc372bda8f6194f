using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace SeerDashboard.E2E.Host;

/// <summary>Looks at a page as it stands, in both themes and on a desk's and a phone's screen; axe's best practices count as rules.</summary>
public sealed class Looks
{
    private static readonly AxeRunOptions All = Rules("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private const int Tallest = 6_000;

    private static readonly bool Long = Environment.GetEnvironmentVariable("SEER_FULL") == "1";

    // Of all rules this is the one that depends on the theme.
    private static readonly AxeRunOptions Contrast = Rules("rule", "color-contrast");

    // What the screen's width decides, beside the colours of the other theme.
    private static readonly AxeRunOptions Small = Rules("rule", "color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "label", "button-name", "link-name", "aria-hidden-focus", "heading-order", "region");

    // All rules on a desk's screen, on a phone's those that it may break; the long rounds go through all of them in both themes on both.
    private static readonly (ColorScheme Theme, int Width, int Height, AxeRunOptions Rules)[] Screens =
    [
        (ColorScheme.Light, 1440, 900, All),
        (ColorScheme.Dark, 390, 844, Long ? All : Small),
        .. Long
            ? [(ColorScheme.Dark, 1440, 900, Contrast), (ColorScheme.Light, 390, 844, Contrast)]
            : Array.Empty<(ColorScheme, int, int, AxeRunOptions)>(),
    ];

    private readonly List<string> _found = [];

    /// <summary>Fails with all that axe found, a line for each element.</summary>
    public void FoundNothing() => Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found.Distinct()));

    /// <summary>Looks at <paramref name="page"/>, which is left as it was; <paramref name="state"/> names what is to be seen.</summary>
    public async Task AtAsync(IPage page, string state)
    {
        ArgumentNullException.ThrowIfNull(page);
        var before = page.ViewportSize!;
        foreach (var (theme, width, height, rules) in Screens)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, height);
            await ThemeAsync(page, theme);
            // The whole page at once: what a bar covers while somebody scrolls is not too small.
            if (width < 760)
                await page.SetViewportSizeAsync(width, Math.Clamp(await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), height, Tallest));
            foreach (var rule in (await page.RunAxe(rules)).Violations)
            {
                _found.AddRange(rule.Nodes.Select(node =>
                    $"{state}, {theme} {width} · {rule.Id}: {node.Html} · {string.Join(" ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"));
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(before.Width, before.Height);
        await ThemeAsync(page, ColorScheme.Light);
    }

    // What passes is much, and nobody reads it.
    private static AxeRunOptions Rules(string type, params string[] values) =>
        new() { RunOnly = new() { Type = type, Values = [.. values] }, ResultTypes = [ResultType.Violations] };

    // MudBlazor's colours come from the server, which hears of the system's theme from the browser.
    private static async Task ThemeAsync(IPage page, ColorScheme theme) => await page.WaitForFunctionAsync(
        """
        text => {
          const mud = getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-text-primary').trim();
          return !mud || mud.replaceAll(' ', '').startsWith(text);
        }
        """,
        theme == ColorScheme.Dark ? "rgba(236,236,244" : "rgba(29,28,43");
}

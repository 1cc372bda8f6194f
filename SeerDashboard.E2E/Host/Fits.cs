namespace SeerDashboard.E2E.Host;

/// <summary>Nothing of a page is cut, and it does not scroll sideways.</summary>
internal static class Fits
{
    // What may be scrolled by itself, as code is, holds all of its text; what is for screen readers alone is cut on purpose.
    private const string Look =
        """
        () => {
          const wide = document.documentElement.scrollWidth - innerWidth;
          const found = wide > 0 ? [`the page scrolls sideways by ${wide} px`] : [];
          for (const it of document.querySelectorAll('main *')) {
            if (!it.checkVisibility() || it.closest('.unseen, svg, [aria-hidden=true]') || ![...it.childNodes].some(child => child.nodeType === 3 && child.data.trim())) continue;
            const says = it.textContent.trim().slice(0, 60);
            for (let at = it; at && at.tagName !== 'MAIN'; at = at.parentElement) {
              const style = getComputedStyle(at);
              if (style.clipPath !== 'none') break;
              if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
              if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') found.push(`${at.className || at.tagName} would cut “${says}”`);
              if (style.overflowX !== 'visible' && (at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1) && at.clientWidth > 0) found.push(`${at.className || at.tagName} cuts “${says}”`);
            }
            const box = it.getBoundingClientRect();
            const scrolls = it.closest('pre, table, .strip, [class*=scroll]');
            if (!scrolls && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) found.push(`“${says}” reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px`);
          }
          return [...new Set(found)].slice(0, 20);
        }
        """;

    /// <summary>Looks at a page as it stands.</summary>
    public static async Task WholeAsync(IPage page, string state)
    {
        var found = await page.EvaluateAsync<string[]>(Look);
        Assert.True(found.Length == 0, $"{state} at {page.ViewportSize!.Width} px: {string.Join("; ", found)}");
    }
}

using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>
/// Should hostile text ever become markup, the browser still does nothing for it. That no page of ours runs into this itself is what <see cref="Guard"/> sees in
/// every other test: a browser writes each violation to the console.
/// </summary>
public sealed class PolicyTests(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/settings")]
    [InlineData("/login")]
    public async Task Markup_ThatGotIn_RunsAndLoadsNothing(string path)
    {
        foreach (var part in (string[])["Content Security Policy", "evil.example"])
            Guard.Expect(part);
        var page = await (path == "/login" ? await SomebodyAsync() : await ViewerAsync()).NewPageAsync();
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var broken = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const broken = new Set();
              document.addEventListener('securitypolicyviolation', event => broken.add(event.effectiveDirective));
              const add = (name, set, act) => { const made = document.createElement(name); set(made); document.body.append(made); act?.(made); };
              add('script', made => { made.textContent = 'window.hacked = 1'; });
              add('script', made => { made.src = 'https://evil.example/x.js'; });
              add('div', made => { made.innerHTML = '<img src="data:," onerror="window.hacked = 1"><img src="https://evil.example/x.png">'; });
              add('iframe', made => { made.src = 'https://evil.example/'; });
              add('object', made => { made.data = 'https://evil.example/x.swf'; });
              // Only the first one of a page counts.
              add('base', made => { made.href = 'https://evil.example/'; }, made => document.head.prepend(made));
              add('a', made => { made.href = 'javascript:window.hacked = 1'; }, made => made.click());
              add('form', made => { made.action = 'https://evil.example/'; made.method = 'post'; }, made => made.submit());
              await fetch('https://evil.example/').catch(() => {});
              try { new Worker('data:text/javascript,0'); } catch { }
              for (let turn = 0; turn < 200 && broken.size < 9; turn++) await new Promise(resolve => requestAnimationFrame(resolve));
              if (window.hacked) broken.add('hacked');
              return [...broken].sort();
            }
            """);

        Assert.DoesNotContain("hacked", broken);
        Assert.All(
            ["script-src-elem", "script-src-attr", "img-src", "frame-src", "object-src", "base-uri", "form-action", "connect-src", "worker-src"],
            directive => Assert.Contains(directive, broken));
    }

    [Fact]
    public async Task Pages_All_BreakNoRuleOfTheirOwn()
    {
        await Stage.PlayAsync(Server);
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        foreach (var path in (string[])["/", "/deliveries", "/insights", "/settings", "/?group=readyForReview"])
            await desk.GoAsync(path);
        Assert.Empty(Guard.Seen);
    }

    [Fact]
    public async Task Scalar_ShowsTheApi_UnderTheSamePolicy()
    {
        var page = await (await ViewerAsync()).NewPageAsync();
        await page.GotoAsync("/scalar");
        await Expect(page.GetByText("An issue with its newest runs").First).ToBeVisibleAsync();
        await Expect(page.GetByText("/api/runs/{runId}").First).ToBeVisibleAsync();
        Assert.Empty(Guard.Seen);
    }
}

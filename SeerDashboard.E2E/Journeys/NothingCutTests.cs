using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

public sealed class NothingCutTests(Chromium chromium) : Journey(chromium)
{
    private const string LongWord = "com.acme.shop.checkout.payments.gateway.internal.RetryingIdempotentPaymentGatewayClientFactoryBeanException";
    private static readonly string LongTitle = $"{LongWord}: " + string.Join(' ', Enumerable.Repeat("could not complete the payment of this order because the gateway answered late", 3));
    private static readonly string LongFinding = new string('x', 120) + " " + string.Join(' ', Enumerable.Repeat("is smaller than the number of workers that ask it at once,", 6));

    [Theory]
    [InlineData(390)]
    [InlineData(1024)]
    [InlineData(1440)]
    public async Task LongTitlesAndFindings_AreWhole(int width)
    {
        await DeliverAsync();
        var viewer = await ViewerAsync(width, phone: width < 500);
        var desk = await DeskAsync(viewer);
        foreach (var run in (long[])[1, 2, 3, 4, 5])
            await Expect(desk.Row(run)).ToContainTextAsync("Exception");
        await Expect(desk.Row(2)).ToContainTextAsync("xxx");
        await Fits.WholeAsync(desk.Page, "The desk");
        foreach (var number in (long[])[2, 4, 5])
        {
            var run = await RunAsync(viewer, number);
            await Expect(run.Heading).ToContainTextAsync("Exception");
            await Fits.WholeAsync(run.Page, $"Run {number}");
            await run.Page.CloseAsync();
        }

        await Server.SeerAsync("coding_completed", 6, Code("z"), group: 5);
        await desk.GoAsync("/issues/5?left=5&right=6");
        await Expect(desk.Page.Locator("[data-part=files]")).ToBeVisibleAsync();
        await Fits.WholeAsync(desk.Page, "Two runs compared");
    }

    private static string Code(string line) =>
        $$$"""{"code_changes":{"the-acme-company-of-the-world/checkout-service-with-a-very-long-name-indeed":[{"path":"src/main/java/com/acme/shop/checkout/payments/gateway/internal/{{{LongWord}}}.java","type":"M","added":120,"removed":12,"diff":"--- a\n+++ a\n@@ -1 +1 @@\n-x\n+{{{line}}}"}]}}""";

    private async Task DeliverAsync()
    {
        for (var run = 1; run <= 5; run++)
        {
            await Server.KeepAsync("issue", System.Text.Encoding.UTF8.GetBytes(
                $$$$"""{"action":"created","installation":{"uuid":"{{{{Tests.Builders.Body.Installation}}}}"},"data":{"issue":{"id":"{{{{run}}}}","shortId":"CHECKOUT-SERVICE-PRODUCTION-{{{{run}}}}","title":"{{{{LongTitle}}}}","culprit":"checkout","level":"error","userCount":1204331,"project":{"id":"1","name":"checkout","slug":"checkout-service-of-the-whole-shop-in-production"}}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}"""));
            await Server.SeerAsync("root_cause_started", run, group: run);
            if (run == 1)
                continue;
            await Server.SeerAsync("root_cause_completed", run, $$$"""{"root_cause":{"description":"{{{LongFinding}}}","steps":[]}}""", group: run);
            if (run == 2)
                continue;
            await Server.SeerAsync("solution_completed", run, $$$"""{"solution":{"description":"{{{LongFinding}}}","steps":[{"title":"{{{LongFinding}}}"}]}}""", group: run);
            if (run == 3)
                continue;
            await Server.SeerAsync("coding_completed", run, Code("y"), group: run);
            if (run == 5)
                await Server.SeerAsync("pr_created", run, """{"pull_requests":[{"provider":"github","repo_name":"the-acme-company-of-the-world/checkout-service-with-a-very-long-name-indeed","pull_request":{"pr_id":1,"pr_number":123456,"pr_url":"https://github.com/a/b/pull/123456"}}]}""", group: run);
        }
    }
}

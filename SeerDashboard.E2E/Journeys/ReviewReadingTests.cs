using System.Globalization;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Reading a fix in the review room.</summary>
public sealed class ReviewReadingTests(Chromium chromium) : Journey(chromium)
{
    private const string Cart =
        "--- shop/cart.py\n+++ shop/cart.py\n@@ -8,6 +8,8 @@ class Cart\n     def restore(cls, session):\n         cart = cls(lines=session[\"lines\"])\n-        cart.customer = session.get(\"customer\")\n"
        + "+        cart.customer = cls._customer_of(session)\n+        if cart.customer is None:\n+            raise CartWithoutCustomer(session.id)\n         return cart\n \n \n@@ -40,3 +42,3 @@\n a = 1\n-b  =  2\n+b = 2\n c = 3\n";

    private const string Lock = "--- package-lock.json\n+++ package-lock.json\n@@ -1 +1 @@\n-{}\n+{\"a\": 1}\n";
    private const string Api = "--- /dev/null\n+++ src/cart.ts\n@@ -0,0 +1,2 @@\n+export const cart = 1;\n+// customer\n";

    private const string Cause =
        """{"root_cause":{"description":"No customer.","steps":[{"title":"a","timeline_item_type":"internal_code","relevant_code_file":{"file_path":"shop/cart.py","repo_name":"acme/shop"},"is_most_important_event":true},{"title":"b","timeline_item_type":"internal_code","relevant_code_file":{"file_path":"shop/session.py","repo_name":"acme/shop"}}]}}""";

    [Fact]
    public async Task Lines_InBothLayouts_AreTheSameAndHaveColoursWordsAndSigns()
    {
        var review = await OpenAsync();

        await Expect(review.Lines).ToHaveCountAsync(15);
        var unified = await review.LinesAsync();
        var removed = review.File("shop/cart.py").Locator("tr[data-kind=del]").First;
        await Expect(removed.Locator("td.g")).ToHaveTextAsync("−");
        await Expect(removed.Locator(".w").First).ToHaveTextAsync("session.get(");
        await Expect(removed.Locator(".s").First).ToContainTextAsync("customer");
        await Expect(review.File("shop/cart.py").Locator("tr.add .k").First).ToHaveTextAsync("if");

        var selected = await review.Page.EvaluateAsync<string>(
            "() => { getSelection().selectAllChildren(document.querySelector('[data-path=\"shop/cart.py\"] tbody')); const text = getSelection().toString(); getSelection().removeAllRanges(); return text; }");
        Assert.Contains("raise CartWithoutCustomer(session.id)", selected, StringComparison.Ordinal);
        Assert.DoesNotContain(selected.Split('\n', '\t'), part => int.TryParse(part, CultureInfo.InvariantCulture, out _) || part is "+" or "−");

        await review.PressAsync("Split");
        await Expect(review.Page.Locator("tr.pair").First).ToBeVisibleAsync();
        Assert.Equal(unified, await review.LinesAsync());
        Assert.Contains("mode=split", review.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_GeneratedOnes_AreFoldedWithAReason_AndTheTreeLeadsToAll()
    {
        var review = await OpenAsync();

        var generated = review.File("package-lock.json");
        await Expect(generated.GetByRole(AriaRole.Button, new() { Name = "Show 3 lines · lock file" })).ToBeVisibleAsync();
        await Expect(review.Tree.GetByText("The fix does not touch shop/session.py, which the root cause names.")).ToBeVisibleAsync();
        await Expect(review.File("shop/cart.py").GetByText("named by the root cause")).ToBeVisibleAsync();
        await Expect(review.Page.GetByText("Load the customer by id")).ToBeVisibleAsync();

        await review.Tree.GetByLabel("Filter files by type").SelectOptionAsync(".ts");
        await Expect(review.Tree.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await Expect(review.Tree.GetByRole(AriaRole.Button)).ToContainTextAsync("cart.ts");
        await review.Tree.GetByLabel("Filter files by type").SelectOptionAsync("All types");
        await review.Tree.GetByRole(AriaRole.Searchbox).FillAsync("lock");
        await Expect(review.Tree.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await review.Tree.GetByRole(AriaRole.Button, new() { Name = "package-lock.json" }).ClickAsync();
        await Expect(generated.GetByRole(AriaRole.Button, new() { Expanded = false })).ToBeFocusedAsync();
        await review.Page.Keyboard.PressAsync("c");
        await Expect(generated.Locator("tr.add")).ToHaveCountAsync(1);
        await Expect(generated.GetByRole(AriaRole.Button, new() { Expanded = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Whitespace_Hidden_IsNoChange_AndSearchFindsAll()
    {
        var review = await OpenAsync();

        await review.Page.GetByLabel("Hide whitespace changes").CheckAsync();
        await Expect(review.Lines).ToHaveCountAsync(14);
        await Expect(review.File("shop/cart.py").Locator("tr.ctx").Filter(new() { HasText = "b = 2" })).ToHaveCountAsync(1);

        await review.Page.Keyboard.PressAsync("/");
        await Expect(review.Search).ToBeFocusedAsync();
        await review.Search.FillAsync("CUSTOMER");
        await Expect(review.Found).ToHaveTextAsync("1 of 7");
        await review.Search.PressAsync("Enter");
        await Expect(review.Found).ToHaveTextAsync("2 of 7");
        await Expect(review.Page.Locator("mark.now")).ToBeInViewportAsync();
        await review.Search.PressAsync("Shift+Enter");
        await review.Search.PressAsync("Shift+Enter");
        await Expect(review.Found).ToHaveTextAsync("7 of 7");
        await Expect(review.File("src/cart.ts").Locator("mark.now")).ToHaveTextAsync("customer");
        await review.Search.FillAsync("nowhere");
        await Expect(review.Found).ToHaveTextAsync("not found");
    }

    [Fact]
    public async Task Keys_LeadThroughFilesAndChanges()
    {
        var review = await OpenAsync();
        await review.HasKeyAsync("n: [data-act=next-hunk]");
        var here = review.Page.Locator("tr[data-here]");

        await review.Page.Keyboard.PressAsync("n");
        await Expect(here).ToContainTextAsync("@@ -8,6");
        await review.Page.Keyboard.PressAsync("n");
        await Expect(here).ToContainTextAsync("@@ -40,3");
        await review.Page.Keyboard.PressAsync("p");
        await Expect(here).ToContainTextAsync("@@ -8,6");
        await review.Page.Keyboard.PressAsync("j");
        await Expect(review.File("package-lock.json").GetByRole(AriaRole.Button, new() { Expanded = false })).ToBeFocusedAsync();
        await review.Page.Keyboard.PressAsync("k");
        await Expect(review.File("shop/cart.py").GetByRole(AriaRole.Button, new() { Expanded = true })).ToBeFocusedAsync();
        await review.Page.Keyboard.PressAsync("s");
        await Expect(review.Page.Locator("tr.pair").First).ToBeVisibleAsync();
        await review.Page.Keyboard.PressAsync("u");
        await Expect(review.Page.Locator("tr.pair")).ToHaveCountAsync(0);
        await review.Page.Keyboard.PressAsync("?");
        await Expect(review.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Next change");
    }

    [Fact]
    public async Task Range_OfLines_IsInALinkThatShowsTheSame()
    {
        var review = await OpenAsync();
        await Number(review, "10").ClickAsync();
        await Number(review, "12").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(review.Page.Locator("tr.chosen")).ToHaveCountAsync(3);
        var link = review.Page.Url;
        Assert.Contains("lines=n10-n12", link, StringComparison.Ordinal);

        var other = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await other.GoAsync(link);
        await other.IsReadAsync();
        await Expect(other.Page.Locator("tr.chosen")).ToHaveCountAsync(3);
        await Expect(other.Page.Locator("tr.chosen").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Versions_OfARun_AreComparedWithEachOther()
    {
        await OpenAsync();
        await Server.SeerAsync("iteration_completed", 1, Changed.Data(("acme/shop", "shop/cart.py", Cart.Replace("CartWithoutCustomer", "NoCustomer", StringComparison.Ordinal))));
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.OpenAsync(1, "?version=2&against=1");

        await Expect(review.Page.Locator("article.diff [data-act=viewed]")).ToHaveCountAsync(0);
        await Expect(review.Tree.GetByText("The fix does not touch")).ToHaveCountAsync(0);
        await Expect(review.File("shop/cart.py").Locator("tr.add")).ToHaveCountAsync(1);
        await Expect(review.File("shop/cart.py").Locator("tr.add")).ToContainTextAsync("NoCustomer");
        await review.Page.GetByLabel("against").SelectOptionAsync("the code before");
        await Expect(review.File("shop/cart.py").Locator("tr.add")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Plan_StandsBesideTheCode_WithItsCodeAsCode()
    {
        var review = await OpenAsync();
        var plan = review.Page.Locator(".beside");
        await Expect(plan.GetByRole(AriaRole.Heading, new() { Name = "Plan" })).ToBeVisibleAsync();
        await Expect(plan.Locator("li")).ToHaveCountAsync(2);
        await Expect(plan.Locator("li").First).ToContainTextAsync("Load the customer by id");
        await Expect(plan.Locator("p").First).ToHaveTextAsync("From customer_id of the archive.");
        await Expect(plan.Locator("p code")).ToHaveTextAsync("customer_id");
        await Expect(plan.Locator("p").Last).Not.ToContainTextAsync("the end");
        await plan.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(plan.Locator("p").Last).ToContainTextAsync("the end");
    }

    [Fact]
    public async Task Look_WrapAndTab_IsKeptForTheNextVisit()
    {
        var review = await OpenAsync();
        var line = review.File("shop/cart.py").Locator("tr.add td.t").First;
        await Expect(line).ToHaveCSSAsync("white-space", "pre");
        await review.Page.GetByLabel("Wrap lines").CheckAsync();
        await Expect(line).ToHaveCSSAsync("white-space", "pre-wrap");
        await review.Page.GetByLabel("Width of a tab").SelectOptionAsync("8");
        await Expect(line).ToHaveCSSAsync("tab-size", "8");

        await review.Page.ReloadAsync();
        await review.IsReadAsync();
        await Expect(line).ToHaveCSSAsync("white-space", "pre-wrap");
        await Expect(line).ToHaveCSSAsync("tab-size", "8");
        await Expect(review.Page.GetByLabel("Wrap lines")).ToBeCheckedAsync();
    }

    private static ILocator Number(ReviewPage review, string line) => review.File("shop/cart.py").Locator($"td.n[data-side=new]:text-is('{line}')");

    private async Task<ReviewPage> OpenAsync()
    {
        await Server.SeerAsync("root_cause_completed", 1, Cause);
        await Server.SeerAsync("solution_completed", 1, """{"solution":{"one_line_summary":"Load it.","steps":[{"title":"Load the customer by id","description":"From `customer_id` of the archive."},{"title":"Test it","description":"LONG the end"}]}}""".Replace("LONG", string.Concat(Enumerable.Repeat("and again ", 80)), StringComparison.Ordinal));
        await Server.SeerAsync("coding_completed", 1, Changed.Data(("acme/shop", "shop/cart.py", Cart), ("acme/shop", "package-lock.json", Lock), ("acme/api", "src/cart.ts", Api)));
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.GoAsync("/runs/1/review");
        await Expect(review.Files).ToHaveCountAsync(3);
        await review.IsReadAsync();
        return review;
    }
}

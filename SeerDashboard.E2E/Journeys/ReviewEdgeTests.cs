using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What other views of diffs get wrong, in one change set; nothing of it executes.</summary>
public sealed class ReviewEdgeTests(Chromium chromium) : Journey(chromium)
{
    private const string Hostile = "<img src=x onerror=\"window.hacked=1\">";

    private const string Edge =
        "diff --git a/old name.sh b/new name.sh\nold mode 100644\nnew mode 100755\nsimilarity index 90%\nrename from old name.sh\nrename to new name.sh\n--- a/old name.sh\n+++ b/new name.sh\n@@ -1,3 +1,2 @@ " + Hostile + "\n"
        + " a\n--- a removed line that begins with two dashes\n-" + Hostile + "\n+if is_admin\u202e:\n\\ No newline at end of file\n"
        + "diff --git a/logo.png b/logo.png\nindex 1..2 100644\nBinary files a/logo.png and b/logo.png differ\n"
        + "diff --git \"a/gr\\303\\274n.txt\" \"b/gr\\303\\274n.txt\"\n--- \"a/gr\\303\\274n.txt\"\n+++ \"b/gr\\303\\274n.txt\"\n@@ -1 +1 @@\n-a\n+b\n"
        + "diff --git a/empty.txt b/empty.txt\nnew file mode 100644\nindex 0000000..e69de29\n"
        + "diff --git a/gone.txt b/gone.txt\ndeleted file mode 100644\n--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-was here\n"
        + "diff --git a/" + Hostile + ".py b/" + Hostile + ".py\n--- a/" + Hostile + ".py\n+++ b/" + Hostile + ".py\n@@ -1 +1 @@\n-x = 1\n+x = \"<script>window.hacked=1</script>\"\n";

    [Fact]
    public async Task EdgeFile_IsShownAsItIs_AndExecutesNothing()
    {
        var review = await OpenAsync();

        await Expect(review.Files).ToHaveCountAsync(6);
        var renamed = review.File("new name.sh");
        await Expect(renamed.Locator("header")).ToContainTextAsync("renamed");
        await Expect(renamed).ToContainTextAsync("Was old name.sh");
        await Expect(renamed).ToContainTextAsync("File mode 100644 → 100755, may be executed now");
        await Expect(renamed.Locator("tr.h")).ToContainTextAsync(Hostile);
        await Expect(renamed.Locator("tr.del td.t")).ToHaveTextAsync(["-- a removed line that begins with two dashes", Hostile]);
        await Expect(renamed.Locator("tr.add td.t")).ToContainTextAsync("no line end at the end of the file");
        await Expect(renamed.Locator("tr.add .invisible-character")).ToHaveTextAsync("U+202E");
        await Expect(renamed.GetByRole(AriaRole.Note)).ToContainTextAsync("U+202E right-to-left override");
        await Expect(renamed.Locator("tr.below")).ToContainTextAsync("⚠ auth");
        await Expect(review.File("logo.png")).ToContainTextAsync("A binary file; its content is not part of the diff.");
        await Expect(review.File("grün.txt").Locator("tr.add td.t")).ToHaveTextAsync("b");
        await Expect(review.File("empty.txt")).ToContainTextAsync("The file is empty.");
        await Expect(review.File("gone.txt").Locator("header")).ToContainTextAsync("deleted");
        await Expect(review.Files.Last.Locator("tr.add td.t")).ToHaveTextAsync("x = \"<script>window.hacked=1</script>\"");

        foreach (var layout in (string[])["Split", "Unified"])
        {
            await review.PressAsync(layout);
            Assert.True(await review.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
            await Expect(review.Page.Locator("main img, main script")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Text_OfWhichNotAllCouldBeRead_IsThereAsItWasSent()
    {
        const string Merge = "diff --cc x.py\nindex 1,2..3\n--- a/x.py\n+++ b/x.py\n@@@ -1 -1 +1 @@@\n++merged\n";
        const string Image = "diff --git a/i.png b/i.png\nindex 1..2 100644\nGIT binary patch\nliteral 742\nKc${Nk-+++ !\n\nliteral 600\nHcmV?d00001\n\n";
        const string Letter = "From 1 Mon Sep 17 00:00:00 2001\nSubject: [PATCH] the reason\n\ndiff --git a/z.py b/z.py\n--- a/z.py\n+++ b/z.py\n@@ -1 +1 @@\n-a\n+b\n";
        await Server.SeerAsync("coding_completed", 1, Changed.Data(("acme/shop", "x.py", Merge), ("acme/shop", "i.png", Image), ("acme/shop", "z.py", Letter)));
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.OpenAsync(1);

        await Expect(review.File("x.py").Locator("pre")).ToContainTextAsync("++merged");
        await Expect(review.File("i.png").Locator("pre")).ToContainTextAsync("literal 742");
        await Expect(review.File("i.png")).ToContainTextAsync("A binary file, 600 → 742 bytes.");
        var letter = review.File("z.py");
        await Expect(letter.Locator("tr.add")).ToHaveCountAsync(1);
        await Expect(letter.Locator("pre")).ToBeHiddenAsync();
        await letter.GetByText("As it was sent", new() { Exact = true }).ClickAsync();
        await Expect(letter.Locator("pre")).ToContainTextAsync("Subject: [PATCH] the reason");
        await review.File("x.py").GetByRole(AriaRole.Button, new() { Name = "Copy is not possible for x.py: The combined diff of a merge cannot be applied." }).ClickAsync(new() { Force = true });
        await Expect(review.Page.GetByText("It cannot be in a patch: The combined diff of a merge cannot be applied.")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Page_InBothThemesAndOnAPhone_HasNoViolationAndFits()
    {
        var review = await OpenAsync();
        await Expect(review.Page.Locator("td .s").First).ToBeVisibleAsync();
        var look = new Looks();
        await look.AtAsync(review.Page, "review");
        await review.PressAsync("Split");
        await look.AtAsync(review.Page, "review, split");
        look.FoundNothing();
        foreach (var width in (int[])[1440, 390])
        {
            await review.Page.SetViewportSizeAsync(width, 844);
            await Fits.WholeAsync(review.Page, "review");
        }
    }

    private async Task<ReviewPage> OpenAsync()
    {
        await Server.SeerAsync("coding_completed", 1, $$"""{"changes":[{"repo_name":"acme/shop","title":"t","description":"d","diff":{{System.Text.Json.JsonSerializer.Serialize(Edge)}}}]}""");
        var review = new ReviewPage(await (await ViewerAsync()).NewPageAsync());
        await review.GoAsync("/runs/1/review");
        await Expect(review.Files).ToHaveCountAsync(6);
        await review.IsReadAsync();
        return review;
    }
}

using Bunit;
using SeerDashboard.Components.Diff;
using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Components.Diff;

public sealed class DiffFileViewTests : BunitContext
{
    private static readonly DiffLine[] CartLines =
    [
        new(DiffLineKind.Context, "    cart = cls()", 41, 41),
        new(DiffLineKind.Removed, "    cart.customer = None", 42, null),
        new(DiffLineKind.Added, "    cart.customer = cls.customer_of(session)", null, 42),
    ];

    [Fact]
    public void File_WithHunk_ShowsEveryLineWithSignAndNumbers()
    {
        var view = Show(File(CartLines));

        Assert.Equal("shop/cart.py", view.Find("[data-testid=diff-file]").GetAttribute("data-path"));
        Assert.Equal(["ctx", "del", "add"], view.FindAll("[data-testid=diff-line]").Select(line => line.GetAttribute("data-kind")));
        Assert.Equal(
            ["41|41||    cart = cls()", "42||−|    cart.customer = None", "|42|+|    cart.customer = cls.customer_of(session)"],
            view.FindAll("[data-testid=diff-line]").Select(line => string.Join('|', line.Children.Select(cell => cell.TextContent))));
        Assert.Equal("@@ -41,2 +41,2 @@", view.Find("tr.h td:last-child").TextContent);
    }

    [Fact]
    public void Line_WithMarkup_IsText()
    {
        var view = Show(File([new(DiffLineKind.Added, "<script>alert(1)</script> & `x`", null, 1)]));

        Assert.Equal("<script>alert(1)</script> & `x`", view.Find("[data-testid=diff-line] td:last-child").TextContent);
        Assert.Empty(view.FindAll("script"));
    }

    [Fact]
    public void Line_WithDirectionOverride_IsMarkedAndTheFileWarns()
    {
        var view = Show(File([new(DiffLineKind.Added, "if is_admin\u202E:", null, 1)]));

        Assert.Equal("U+202E", view.Find(".invisible-character").TextContent);
        Assert.Contains("U+202E right-to-left override", view.Find("[role=note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_WithCarriageReturnAndNoLineEnd_SaysBoth()
    {
        var view = Show(File([new(DiffLineKind.Added, "x\r", null, 1, NoNewline: true)]));

        Assert.Equal("x␍no line end at the end of the file", view.Find("[data-testid=diff-line] td:last-child").TextContent);
        Assert.Empty(view.FindAll("[role=note]"));
    }

    [Fact]
    public void File_RenamedWithModeChange_SaysBoth()
    {
        var view = Show(File([]) with { Status = FileStatus.Renamed, OldPath = "old.sh", OldMode = "100644", NewMode = "100755" });

        Assert.Contains("renamed", view.Find("header").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Was old.sh", "File mode 100644 → 100755, may be executed now", "No line changes."], view.FindAll(".remark").Select(note => note.TextContent));
    }

    [Fact]
    public void File_Binary_SaysThatItsContentIsNotHere() =>
        Assert.Equal("A binary file; its content is not part of the diff.", Show(File([]) with { IsBinary = true }).Find(".remark").TextContent);

    [Fact]
    public void Text_ThatIsNoDiff_IsShownWithItsNote()
    {
        var view = Show(new DiffFile { Path = "", Patch = "<the diff as a string>", Note = "This is no diff." });

        Assert.Equal("<the diff as a string>", view.Find("pre").TextContent);
        Assert.Equal("This is no diff.", view.Find(".remark").TextContent);
    }

    [Fact]
    public void File_Folded_ShowsNoLineUntilAsked()
    {
        var view = Render<DiffFileView>(of => of.Add(file => file.Rows, DiffRows.Of(File(CartLines))).Add(file => file.Open, false));
        Assert.Empty(view.FindAll("[data-testid=diff-line]"));

        view.Find("button.more").Click();

        Assert.Equal(3, view.FindAll("[data-testid=diff-line]").Count);
    }

    [Fact]
    public void File_OfManyLines_IsShownInParts()
    {
        var view = Show(File([.. Enumerable.Range(1, 2500).Select(number => new DiffLine(DiffLineKind.Added, "x", null, number))]));
        Assert.Equal(999, view.FindAll("[data-testid=diff-line]").Count);
        Assert.Equal("Show more: 1,501 lines left", view.Find("button.more").TextContent);

        view.Find("button.more").Click();
        view.Find("button.more").Click();

        Assert.Equal(2500, view.FindAll("[data-testid=diff-line]").Count);
        Assert.Empty(view.FindAll("button.more"));
    }

    [Fact]
    public void Line_OfAMegabyte_IsCutUntilAsked()
    {
        var view = Show(File([new(DiffLineKind.Added, new string('x', 1_000_000), null, 1)]));
        Assert.Contains("… and 998,000 more characters", view.Find("[data-testid=diff-line]").TextContent, StringComparison.Ordinal);

        view.Find("button.more").Click();

        Assert.Equal(1_000_000, view.Find("[data-testid=diff-line] td:last-child").TextContent.Length);
    }

    private static DiffFile File(DiffLine[] lines) => new()
    {
        Path = "shop/cart.py",
        Status = FileStatus.Modified,
        Added = lines.Count(line => line.Kind == DiffLineKind.Added),
        Removed = lines.Count(line => line.Kind == DiffLineKind.Removed),
        Hunks = lines.Length == 0 ? [] : [new("@@ -41,2 +41,2 @@", 41, 41, lines)],
        Patch = "as delivered",
    };

    private IRenderedComponent<DiffFileView> Show(DiffFile file) => Render<DiffFileView>(of => of.Add(view => view.Rows, DiffRows.Of(file)));
}

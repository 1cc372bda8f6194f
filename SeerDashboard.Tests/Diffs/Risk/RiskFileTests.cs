using CsCheck;
using SeerDashboard.Diffs;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Diffs.Risk;

/// <summary>What a file as a whole tells, and what all files of a repository tell together.</summary>
public sealed class RiskFileTests
{
    private const string Hunk = "@@ -1 +1 @@\n-a\n+b";

    [Theory]
    [InlineData("shop/migrations/0004_cart_total.py", RiskKind.Migration)]
    [InlineData("db/migrate/20261101_add_total.rb", RiskKind.Migration)]
    [InlineData("alembic/versions/1a2b_total.py", RiskKind.Migration)]
    [InlineData("sql/V12__add_total.sql", RiskKind.Migration)]
    [InlineData("shop/migrations/__init__.py", null)]
    [InlineData("docs/migrations/guide.md", null)]
    [InlineData("tests/migrations/test_0004.py", null)]
    [InlineData("src/migrations.py", null)]
    public void Migration_OrNot(string path, RiskKind? expected) => Tells(path, RiskKind.Migration, expected);

    [Theory]
    [InlineData("src/auth/session.py", RiskKind.Access)]
    [InlineData("src/UserPermissions.cs", RiskKind.Access)]
    [InlineData("web/login.tsx", RiskKind.Access)]
    [InlineData(".github/CODEOWNERS", RiskKind.Access)]
    [InlineData("src/author.py", null)]
    [InlineData("src/authors/list.py", null)]
    [InlineData("docs/auth.md", null)]
    [InlineData("tests/test_auth.py", null)]
    public void Access_OrNot(string path, RiskKind? expected) => Tells(path, RiskKind.Access, expected);

    [Theory]
    [InlineData(".github/workflows/build.yml", RiskKind.Pipeline)]
    [InlineData("Dockerfile", RiskKind.Pipeline)]
    [InlineData("docker-compose.prod.yml", RiskKind.Pipeline)]
    [InlineData("infra/main.tf", RiskKind.Pipeline)]
    [InlineData("k8s/web.yaml", RiskKind.Pipeline)]
    [InlineData(".github/ISSUE_TEMPLATE.md", null)]
    [InlineData("src/docker.py", null)]
    [InlineData("src/deployer.py", null)]
    public void Pipeline_OrNot(string path, RiskKind? expected) => Tells(path, RiskKind.Pipeline, expected);

    [Theory]
    [InlineData("package.json", RiskKind.Dependencies)]
    [InlineData("web/package-lock.json", RiskKind.Dependencies)]
    [InlineData("requirements-dev.txt", RiskKind.Dependencies)]
    [InlineData("requirements/base.txt", RiskKind.Dependencies)]
    [InlineData("go.mod", RiskKind.Dependencies)]
    [InlineData("Shop.csproj", null)]
    [InlineData("src/package.py", null)]
    [InlineData("docs/requirements.md", null)]
    public void Dependencies_OrNot(string path, RiskKind? expected) => Tells(path, RiskKind.Dependencies, expected);

    [Fact]
    public void ProjectFile_ThatNamesAPackage_IsToldAtThatLine() =>
        Assert.Equal(3, Flags(Read("Shop.csproj", "@@ -1,2 +1,3 @@\n <A/>\n-<B/>\n+<C/>\n+<PackageReference Include=\"X\" Version=\"2\" />")).First(flag => flag.Kind == RiskKind.Dependencies).NewLine);

    [Fact]
    public void Binary_IsToldOfTheFile() =>
        Assert.Contains(Flags(DiffReader.Read("Binary files logo.png and logo.png differ\n")[0]), flag => flag is { Kind: RiskKind.Binary, NewLine: null, OldLine: null });

    [Theory]
    [InlineData("api/cart_pb2.py", RiskKind.Generated)]
    [InlineData("vendor/x/y.go", RiskKind.Generated)]
    [InlineData("yarn.lock", null)]
    [InlineData("src/cart.py", null)]
    public void Generated_OrNot(string path, RiskKind? expected) => Tells(path, RiskKind.Generated, expected);

    [Theory]
    [InlineData("@@ -1,3 +1,1 @@\n a\n-def test_total():\n-    assert cart.total == 3", 2, null)]
    [InlineData("@@ -1,1 +1,2 @@\n a\n+@pytest.mark.skip(reason=\"later\")", null, 2)]
    [InlineData("@@ -1,1 +1,2 @@\n a\n+    pytest.skip(\"later\")", null, 2)]
    public void Tests_DeletedOrSkipped_AreToldAtTheLine(string hunk, int? old, int? @new)
    {
        var flag = Assert.Single(Flags(Read("tests/test_cart.py", hunk)), flag => flag.Kind == RiskKind.TestsRemoved);

        Assert.Equal((old, @new), (flag.OldLine, flag.NewLine));
    }

    [Theory]
    [InlineData("tests/cart.test.ts", "+it.skip('adds', () => {", true)]
    [InlineData("tests/cart.test.ts", "+it('skips empty lines', () => {", false)]
    [InlineData("CartTests.cs", "+    [Fact(Skip=\"later\")]", true)]
    [InlineData("cart_test.go", "+\tt.Skip(\"later\")", true)]
    [InlineData("CartTest.java", "+    @Disabled", true)]
    [InlineData("cart_test.rs", "+    #[ignore]", true)]
    [InlineData("src/cart.py", "+    pytest.skip(\"later\")", false)]
    [InlineData("tests/test_cart.py", "+    skipped = cart.skip()", false)]
    [InlineData("tests/test_cart.py", "-    assert cart.total == 3", false)]
    public void Skip_OrNot(string path, string line, bool told) =>
        Assert.Equal(told, Flags(Read(path, $"@@ -1,9 +1,9 @@\n a\n{line}")).Any(flag => flag.Kind == RiskKind.TestsRemoved));

    [Theory]
    [InlineData("@@ -1,3 +1,3 @@\n-def test_a():\n     x\n+def test_a():\n")]
    [InlineData("@@ -1,2 +1,2 @@\n-def test_a():\n+def test_b():\n     x")]
    public void Tests_MovedOrRenamed_AreNotGone(string hunk) => Assert.DoesNotContain(Flags(Read("tests/test_cart.py", hunk)), flag => flag.Kind == RiskKind.TestsRemoved);

    [Fact]
    public void TestFile_Deleted_IsOneFlag() =>
        Assert.Equal("This file of tests is deleted.", Assert.Single(Flags(DiffReader.Read("--- tests/test_x.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-def test_x():\n-    pass")[0]), flag => flag.Kind == RiskKind.TestsRemoved).Why);

    [Fact]
    public void Code_WithoutATest_IsToldOncePerRepository()
    {
        RepoFile[] files = [new("shop", Read("a.py", Hunk)), new("shop", Read("b.py", "@@ -1 +1,2 @@\n-a\n+b\n+c")), new("web", Read("c.ts", Hunk)), new("web", Read("c.test.ts", Hunk)), new("docs", Read("x.md", Hunk))];

        var flag = Assert.Single(RiskFlags.Of(files, RiskSwitches.AllOn), flag => flag.Kind == RiskKind.NoTest);

        Assert.Equal(("shop", "b.py"), (flag.Repo, flag.Path));
    }

    [Theory]
    [InlineData(1_000, "src/x.py", 0)]
    [InlineData(1_001, "src/x.py", 1)]
    [InlineData(9_000, "package-lock.json", 0)]
    [InlineData(9_000, "api/x_pb2.py", 0)]
    public void Lines_MoreThanAPersonReads_AreTold(int lines, string path, int told) =>
        Assert.Equal(told, Flags(Read(path, $"@@ -0,0 +1,{lines} @@\n{string.Join('\n', Enumerable.Repeat("+a", lines))}")).Count(flag => flag.Kind == RiskKind.VeryLarge));

    [Fact]
    public void Files_ThatAreLargeTogether_AreToldOnce()
    {
        var file = Read("x.py", $"@@ -0,0 +1,900 @@\n{string.Join('\n', Enumerable.Repeat("+a", 900))}");

        Assert.Equal("2,700 lines of this repository change; most of them in this file.", Assert.Single(
            RiskFlags.Of([new("shop", file), new("shop", file with { Path = "y.py" }), new("shop", file with { Path = "z.py" })], RiskSwitches.AllOn), flag => flag.Kind == RiskKind.VeryLarge).Why);
    }

    [Fact]
    public void Kind_SwitchedOff_IsNotToldThere()
    {
        RepoFile[] files = [new("shop", Read("Dockerfile", Hunk)), new("web", Read("Dockerfile", Hunk))];

        Assert.Equal(["web"], RiskFlags.Of(files, RiskSwitches.AllOn.With("shop", RiskKind.Pipeline, on: false)).Select(flag => flag.Repo));
        Assert.Empty(RiskFlags.Of(files, RiskSwitches.AllOn.With(RiskSwitches.Everywhere, RiskKind.Pipeline, on: false)));
        Assert.Equal(2, RiskFlags.Of(files, RiskSwitches.AllOn.With("shop", RiskKind.Pipeline, on: false).With("shop", RiskKind.Pipeline, on: true)).Count);
    }

    [Fact]
    public void Words_OfWhatIsKept_AreThoseOfTheFlags() =>
        Gen.Select(Gen.OneOf("a.py", "tests/test_a.py", "Dockerfile", "yarn.lock", "auth/x.cs"), Gen.OneOf("+@login_required", "+lock (x)", "-def test_a():", "+k = 'AKIAIOSFODNN7EXAMPLE'", "+a\u200Bb", " same").List[1, 6], Gen.OneOf("shop", "web"))
            .Select((path, lines, repo) => new RepoFile(repo, Read(path, $"@@ -1,9 +1,9 @@\n{string.Join('\n', lines)}"))).List[0, 5].Sample(files =>
            {
                var switches = RiskSwitches.AllOn.With("shop", RiskKind.Access, on: false).With(RiskSwitches.Everywhere, RiskKind.Invisible, on: false);
                var kept = files.Select(one => new FileRisk(one.Repo, one.File.Path, one.File.Status, one.File.Added + one.File.Removed, FileRisk.KindsOf([one.File]))).ToList();
                Assert.Equal(RiskFlags.Of(files, switches).Select(flag => flag.Kind).Distinct().Order().Select(RiskWords.Of), RiskFlags.Words(kept, switches));
            }, iter: Rounds.Of(2_000, 50_000));

    [Fact]
    public void Words_AreOneForEachKind() => Assert.Equal(RiskWords.All.Count, RiskWords.All.Select(RiskWords.Of).Distinct().Count());

    [Theory]
    [InlineData('a')]
    [InlineData('"')]
    [InlineData('(')]
    [InlineData(' ')]
    public void Lines_MadeToTakeLong_AreReadAllTheSame(char with)
    {
        var line = "+password token select \"SELECT " + new string(with, 3_000) + " FROM ://" + new string(with, 3_000);
        Assert.NotNull(Flags(Read("x.py", $"@@ -0,0 +1,5000 @@\n{string.Join('\n', Enumerable.Repeat(line, 5_000))}")));
    }

    private static void Tells(string path, RiskKind kind, RiskKind? expected) =>
        Assert.Equal(expected is null ? [] : [kind], Flags(Read(path, Hunk)).Select(flag => flag.Kind).Where(one => one == kind));

    private static DiffFile Read(string path, string hunk) => DiffReader.Read($"--- {path}\n+++ {path}\n{hunk}")[0];

    private static IReadOnlyList<RiskFlag> Flags(DiffFile file) => RiskFlags.Of([new("shop", file)], RiskSwitches.AllOn);
}

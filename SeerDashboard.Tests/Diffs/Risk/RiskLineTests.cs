using SeerDashboard.Diffs;
using SeerDashboard.Diffs.Risk;

namespace SeerDashboard.Tests.Diffs.Risk;

/// <summary>What an added line tells, and what only looks like it.</summary>
public sealed class RiskLineTests
{
    [Theory]
    [InlineData("src/x.py", "key = \"AKIAIOSFODNN7EXAMPLE\"", RiskKind.Secret)]
    [InlineData("src/x.py", "t = 'ghp_0123456789abcdefghijABCDEFGHIJ012345'", RiskKind.Secret)]
    [InlineData("deploy.pem", "-----BEGIN RSA PRIVATE KEY-----", RiskKind.Secret)]
    [InlineData("x.js", "const hook = 'https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop'", RiskKind.Secret)]
    [InlineData("x.py", "password = \"hunter2horse9\"", RiskKind.Secret)]
    [InlineData("x.cs", "{ \"ApiKey\": \"a8f5f167f44f4964e6c998dee827110c\" }", RiskKind.Secret)]
    [InlineData("x.py", "db = 'postgres://shop:s3cr3ter@db.acme.io/shop'", RiskKind.Secret)]
    [InlineData("config/prod.yml", "  api_key: a8f5f167f44f4964e6c998dee827110c", RiskKind.Secret)]
    [InlineData("x.py", "password = os.environ[\"SHOP_PASSWORD\"]", null)]
    [InlineData("x.py", "token = get_token(user, 'refresh')", null)]
    [InlineData("x.py", "password = \"changeme123\"", null)]
    [InlineData("x.py", "label = \"Enter your password 2 times\"", null)]
    [InlineData("x.py", "url = 'postgres://user:${PASSWORD}@db/shop'", null)]
    [InlineData("x.py", "token_kind = 'refresh_token_v2'", null)]
    [InlineData("x.yml", "  password: ${{ secrets.PASSWORD_1 }}", null)]
    [InlineData("tests/test_x.py", "password = \"hunter2horse9\"", null)]
    [InlineData("package-lock.json", "\"integrity\": \"sha512-eyJ0eXAiOiJKV1QiLCJhbGci.eyJzdWIiOiIxMjM0NTY3ODkw.abcdefghijk\"", null)]
    public void Secret_OrWhatLooksLikeOne(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.Secret, expected);

    [Theory]
    [InlineData("x.py", "@login_required", RiskKind.Access)]
    [InlineData("X.cs", "[AllowAnonymous]", RiskKind.Access)]
    [InlineData("x.py", "    if not user.has_perm('shop.refund'):", RiskKind.Access)]
    [InlineData("x.sql", "GRANT ALL PRIVILEGES ON carts TO web;", RiskKind.Access)]
    [InlineData("x.sh", "chmod -R 777 /var/shop", RiskKind.Access)]
    [InlineData("x.py", "# login_required is checked above", null)]
    [InlineData("x.py", "author = book.author", null)]
    [InlineData("x.py", "is_administrative = False", null)]
    [InlineData("tests/test_x.py", "@login_required", null)]
    [InlineData("README.md", "Use @login_required.", null)]
    public void Access_OrWhatLooksLikeIt(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.Access, expected);

    [Theory]
    [InlineData("X.cs", "        lock (_gate)", RiskKind.Concurrency)]
    [InlineData("x.py", "lock = threading.Lock()", RiskKind.Concurrency)]
    [InlineData("x.go", "go func() {", RiskKind.Concurrency)]
    [InlineData("X.java", "public synchronized void add(Item item) {", RiskKind.Concurrency)]
    [InlineData("x.py", "Cart.objects.select_for_update().get(pk=pk)", RiskKind.Concurrency)]
    [InlineData("X.cs", "var clock = Clock(zone);", null)]
    [InlineData("x.js", "const block = unlock(id);", null)]
    [InlineData("x.py", "thread = post.thread", null)]
    [InlineData("x.py", "# a Mutex would be too much here", null)]
    public void Concurrency_OrWhatLooksLikeIt(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.Concurrency, expected);

    [Theory]
    [InlineData("x.py", "cursor.execute(f\"SELECT * FROM carts WHERE id = {cart_id}\")", RiskKind.SqlFromStrings)]
    [InlineData("x.py", "cursor.execute(\"SELECT * FROM carts WHERE id = %s\" % cart_id)", RiskKind.SqlFromStrings)]
    [InlineData("x.py", "cursor.execute(\"DELETE FROM carts WHERE id = {}\".format(cart_id))", RiskKind.SqlFromStrings)]
    [InlineData("x.js", "db.query(`UPDATE carts SET total = ${total}`)", RiskKind.SqlFromStrings)]
    [InlineData("X.java", "st.executeQuery(\"SELECT name FROM carts WHERE id = \" + id);", RiskKind.SqlFromStrings)]
    [InlineData("X.cs", "context.Database.ExecuteSqlRaw($\"DELETE FROM Carts WHERE Id = {id}\");", RiskKind.SqlFromStrings)]
    [InlineData("x.rb", "where(\"SELECT id FROM carts WHERE name = '#{name}'\")", RiskKind.SqlFromStrings)]
    [InlineData("x.py", "    WHERE cart_id = '{cart_id}'", RiskKind.SqlFromStrings)]
    [InlineData("x.py", "cursor.execute(\"SELECT * FROM carts WHERE id = %s\", (cart_id,))", null)]
    [InlineData("x.js", "db.query(\"SELECT * FROM carts WHERE id = ?\", [id])", null)]
    [InlineData("x.ts", "await sql`SELECT * FROM carts WHERE id = ${id}`", null)]
    [InlineData("X.cs", "context.Carts.FromSqlInterpolated($\"SELECT * FROM Carts WHERE Id = {id}\")", null)]
    [InlineData("X.java", "String text = \"SELECT a FROM b \" + \"WHERE c = 1\";", null)]
    [InlineData("x.py", "raise ValueError(f\"could not update {cart}\")", null)]
    public void Sql_OrWhatLooksLikeIt(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.SqlFromStrings, expected);

    [Theory]
    [InlineData("x.py", "os.system(f\"rm -rf {folder}\")", RiskKind.ShellFromStrings)]
    [InlineData("x.py", "os.system(command)", RiskKind.ShellFromStrings)]
    [InlineData("x.py", "subprocess.run(command, shell=True)", RiskKind.ShellFromStrings)]
    [InlineData("x.js", "child_process.execSync(`git log ${branch}`)", RiskKind.ShellFromStrings)]
    [InlineData("x.go", "exec.Command(\"sh\", \"-c\", line)", RiskKind.ShellFromStrings)]
    [InlineData("X.java", "Runtime.getRuntime().exec(\"convert \" + name);", RiskKind.ShellFromStrings)]
    [InlineData("x.py", "os.system(\"ls -l\")", null)]
    [InlineData("x.py", "subprocess.run(\"ls -l\", shell=True)", null)]
    [InlineData("x.py", "subprocess.run([\"git\", \"log\", branch])", null)]
    [InlineData("x.js", "const found = pattern.exec(prefix + \"x\");", null)]
    public void Shell_OrWhatLooksLikeIt(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.ShellFromStrings, expected);

    [Theory]
    [InlineData("x.py", "ok = \"\u202E\"", RiskKind.Invisible)]
    [InlineData("x.md", "zero\u200Bwidth", RiskKind.Invisible)]
    [InlineData("x.py", "face = \"\U0001F468\u200D\U0001F469\"", null)]
    [InlineData("x.py", "carriage = 1\r", null)]
    [InlineData("x.py", "\tumlaut = 'ü'", null)]
    public void Invisible_OrNot(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.Invisible, expected);

    [Theory]
    [InlineData("db/x.sql", "DROP TABLE carts;", RiskKind.Migration)]
    [InlineData("db/x.sql", "alter table carts add total int;", RiskKind.Migration)]
    [InlineData("db/x.sql", "-- DROP TABLE carts;", null)]
    [InlineData("x.py", "drop_table = table.drop()", null)]
    public void Tables_OrNot(string path, string line, RiskKind? expected) => Tells(path, line, RiskKind.Migration, expected);

    [Fact]
    public void Flag_NamesTheLineAndNeverTheSecret()
    {
        var flag = RiskFlags.Of([new("shop", DiffReader.Read("--- x.py\n+++ x.py\n@@ -4,2 +4,3 @@\n a\n+password = \"hunter2horse9\"\n b")[0])], RiskSwitches.AllOn).First(flag => flag.Kind == RiskKind.Secret);

        Assert.Equal(new RiskFlag(RiskKind.Secret, "shop", "x.py", null, 5, "This looks like a password or a key that is written down."), flag);
    }

    [Fact]
    public void Check_ThatGoes_IsToldAtTheOldLine()
    {
        var flag = RiskFlags.Of([new("shop", DiffReader.Read("--- x.py\n+++ x.py\n@@ -4,2 +4,1 @@\n-@login_required\n b")[0])], RiskSwitches.AllOn).First(flag => flag.Kind == RiskKind.Access);

        Assert.Equal((4, null, "This line decided who may do what, and goes: login_required."), (flag.OldLine, flag.NewLine, flag.Why));
    }

    [Fact]
    public void Lines_OfContext_TellNothing() =>
        Assert.DoesNotContain(RiskFlags.Of([new("shop", DiffReader.Read("--- x.py\n+++ x.py\n@@ -1,2 +1,3 @@\n @login_required\n+a = 1\n lock = threading.Lock()")[0])], RiskSwitches.AllOn), flag => flag.Kind is RiskKind.Access or RiskKind.Concurrency);

    private static void Tells(string path, string line, RiskKind kind, RiskKind? expected)
    {
        var file = DiffReader.Read($"--- {path}\n+++ {path}\n@@ -1 +1,2 @@\n unchanged\n+{line}\n")[0];
        var flags = RiskFlags.Of([new("shop", file)], RiskSwitches.AllOn).Where(flag => flag.Kind == kind);
        Assert.Equal(expected is null ? [] : [(2, path)], flags.Select(flag => (flag.NewLine ?? 0, flag.Path)));
    }
}

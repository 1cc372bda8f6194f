using SeerDashboard.Diffs;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class ChangesReaderTests
{
    private static readonly Payload Second = new("seer", "second-coding-completed");

    [Fact]
    public void Read_DiffThatIsNone_IsOneUnknownFileWithItsText()
    {
        var seer = Incoming.Seer(new Payload("seer", "first-coding-completed"));
        var change = Assert.Single(seer.Event.Changes!.Repositories);
        var file = Assert.Single(change.Files);

        Assert.Equal(("my-app", "12345", "Fix this thing", "seer/fix-this-thing"), (change.Repo, change.RepoExternalId, change.Title, change.Branch));
        Assert.Equal("This is not a diff that can be read; it is shown as it was sent.", change.Note);
        Assert.Equal((FileStatus.Unknown, "<the diff as a string>"), (file.Status, seer.Patches[file.PatchId!]));
    }

    [Fact]
    public void Read_FirstGenerationOfSeveralFiles_IsOneEach()
    {
        var change = Assert.Single(Incoming.Event("edge-changes-multi-file").Changes!.Repositories);

        Assert.Equal([("src/app/page.ts", FileStatus.Modified, 1, 1), ("src/app/grüße 你好.ts", FileStatus.Added, 1, 0), ("db/cleanup.sql", FileStatus.Modified, 1, 2)],
            change.Files.Select(file => (file.Path, file.Status, file.Added, file.Removed)));
        Assert.Null(change.Note);
    }

    [Fact]
    public void Read_SecondGeneration_HasFilesPerRepository()
    {
        var seer = Incoming.Seer(Second);
        var changes = seer.Event.Changes!.Repositories;

        Assert.Equal(["acme/shop", "acme/api"], changes.Select(change => change.Repo));
        Assert.Equal([("shop/cart.py", FileStatus.Modified, 3, 1), ("tests/test_cart.py", FileStatus.Added, 6, 0), ("shop/legacy.py", FileStatus.Deleted, 0, 2)],
            changes[0].Files.Select(file => (file.Path, file.Status, file.Added, file.Removed)));
        Assert.All(changes.SelectMany(change => change.Files), file => Assert.Null(file.Note));
        Assert.StartsWith("--- shop/cart.py\n", seer.Patches[changes[0].Files[0].PatchId!], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OddFiles_ShowsWhatIsThere()
    {
        var seen = Incoming.Event("edge-changes-odd-files");
        var changes = seen.Changes!.Repositories;

        Assert.Equal(["group/sub/app", "odd"], changes.Select(change => change.Repo));
        Assert.Equal([("a.bin", FileStatus.Modified, 0, 0), ("b.txt", FileStatus.Unknown, 3, 1), ("c.txt", FileStatus.Unknown, 2, 1), ("log.txt", FileStatus.Modified, 1, 0)],
            changes[0].Files.Select(file => (file.Path, file.Status, file.Added, file.Removed)));
        Assert.Equal([null, "This is not a diff that can be read; it is shown as it was sent.", null, "A hunk has more or fewer lines than its header says; every line that came is shown."],
            changes[0].Files.Select(file => file.Note));
        Assert.Null(changes[0].Files[0].PatchId);
        Assert.Equal(
            ["code_changes[\"empty\"]", "code_changes[\"group/sub/app\"][2].mode", "code_changes[\"group/sub/app\"][2].removed", "code_changes[\"group/sub/app\"][2].type", "code_changes[\"group/sub/app\"][4]", "code_changes[\"odd\"]"],
            seen.Unknown!.Value.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.All(changes, change => Assert.Contains("cannot be read", change.Note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("edge-changes-none-first")]
    [InlineData("edge-changes-none-second")]
    public void Read_NoChanges_IsAnEmptySet(string name) => Assert.True(Incoming.Event(name).Changes?.IsEmpty());

    [Fact]
    public void Read_NullOrAbsent_IsNoSet()
    {
        Assert.Null(Incoming.Event("edge-changes-null").Changes);
        Assert.Null(Incoming.Seer("coding_completed", "\"group_id\":1").Event.Changes);
    }

    [Theory]
    [InlineData("\"changes\":\"x\"", "{\"changes\":\"x\"}")]
    [InlineData("\"changes\":[\"x\"]", "{\"changes[0]\":\"x\"}")]
    [InlineData("\"code_changes\":[1]", "{\"code_changes\":[1]}")]
    public void Read_AnotherShape_IsNotTakenForNoChanges(string fields, string left)
    {
        var seen = Incoming.Seer("coding_completed", fields).Event;

        Assert.Contains("cannot be read", Assert.Single(seen.Changes!.Repositories).Note, StringComparison.Ordinal);
        Assert.Equal(left, Incoming.Line(seen.Unknown));
    }

    [Fact]
    public void Read_BothGenerations_FilesOfTheSecondAndWordsOfTheFirst()
    {
        var changes = Incoming.Event("edge-changes-both").Changes!.Repositories;

        Assert.Equal(["acme/shop", "acme/docs"], changes.Select(change => change.Repo));
        Assert.Equal(("812", "Guard the cart", "Loads the customer.", "seer/guard-cart"), (changes[0].RepoExternalId, changes[0].Title, changes[0].Description, changes[0].Branch));
        Assert.Equal(["shop/cart.py"], changes[0].Files.Select(file => file.Path));
        Assert.Empty(changes[1].Files);
    }

    [Fact]
    public void Read_BothGenerationsOfOneRepository_TheFirstOnesDiffIsLeftOver()
    {
        var seen = Incoming.Seer("coding_completed", """
            "changes":[{"repo_name":"r","title":"t","diff":"first"}],"code_changes":{"r":[{"path":"p"}]}
            """).Event;

        Assert.Equal(["p"], Assert.Single(seen.Changes!.Repositories).Files.Select(file => file.Path));
        Assert.Equal("""{"changes[0].diff":"first"}""", Incoming.Line(seen.Unknown));
    }

    [Fact]
    public void Read_TwoDescriptionsOfARepositoryOfTheSecondGeneration_LeavesOverTheOneThereIsNoRoomFor()
    {
        var seen = Incoming.Seer("coding_completed", """
            "changes":[{"repo_name":"r","title":"one"},{"repo_name":"r","title":"two","diff":""}],"code_changes":{"r":[{"path":"p"}]}
            """).Event;

        Assert.Equal("one", Assert.Single(seen.Changes!.Repositories).Title);
        Assert.Equal("""{"changes[1].repo_name":"r","changes[1].title":"two","changes[1].diff":""}""", Incoming.Line(seen.Unknown));
    }

    [Fact]
    public void Read_ThousandsOfRepositoriesOfBothGenerations_JoinsEach()
    {
        var names = Enumerable.Range(0, 20_000).Select(number => $"r{number}").ToArray();
        var first = string.Join(',', names.Select(name => $"{{\"repo_name\":\"{name}\",\"title\":\"{name}\"}}"));
        var second = string.Join(',', names.Select(name => $"\"{name}\":[{{\"path\":\"p\"}}]"));

        var changes = Incoming.Seer("coding_completed", $"\"changes\":[{first}],\"code_changes\":{{{second}}}").Event.Changes!.Repositories;

        Assert.Equal(names, changes.Select(change => change.Title));
    }

    [Fact]
    public void Read_FirstGenerationDiffThatIsNoText_IsLeftOverAndNoted()
    {
        var seen = Incoming.Seer("coding_completed", """
            "changes":[{"repo_name":"r","title":"t","diff":[1]}]
            """).Event;

        Assert.Contains("cannot be read", Assert.Single(seen.Changes!.Repositories).Note, StringComparison.Ordinal);
        Assert.Equal("{\"changes[0].diff\":[1]}", Incoming.Line(seen.Unknown));
    }

    [Theory]
    [InlineData("\"M\"", "--- x\\n+++ x", 5, FileStatus.Modified, 5)]
    [InlineData("\"M\"", "--- x\\n+++ x\\n@@ -1 +1 @@\\n-a\\n+b", 5, FileStatus.Modified, 1)]
    [InlineData("null", "--- /dev/null\\n+++ x\\n@@ -0,0 +1 @@\\n+b", 1, FileStatus.Added, 1)]
    [InlineData("\"A\"", "--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-a\\n+b", 1, FileStatus.Added, 1)]
    [InlineData("\"D\"", "", 0, FileStatus.Deleted, 0)]
    public void Read_TypeAndCounts_AsSentUnlessTheDiffKnowsBetter(string type, string diff, int sent, FileStatus status, int added)
    {
        var seen = Incoming.Seer("coding_completed", "\"code_changes\":{\"r\":[{\"path\":\"y\",\"type\":" + type + ",\"added\":" + sent + ",\"removed\":0,\"diff\":\"" + diff + "\"}]}").Event;
        var file = Assert.Single(Assert.Single(seen.Changes!.Repositories).Files);

        Assert.Equal(("y", status, added), (file.Path, file.Status, file.Added));
    }

    [Fact]
    public void Read_Iteration_CarriesChangesAndPullRequests()
    {
        var seen = Incoming.Event("second-iteration-completed");

        Assert.Equal((1, 2, 2), (seen.Iteration, seen.Changes?.Repositories.Count, seen.PullRequests.Count));
    }
}

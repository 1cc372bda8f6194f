using SeerDashboard.Diffs;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Tests.Runs.Reviewing;

public sealed class ChangedFilesTests
{
    private static readonly IReadOnlyList<ChangedFile> Files = ChangedFiles.Of(
    [
        Change("acme/shop", ("cart.py", "--- cart.py\n+++ cart.py\n@@ -7,3 +7,4 @@\n a\n-b\n+c\n+d\n e\n@@ -40,1 +41,2 @@\n x\n+y\n"), ("README", "--- README\n+++ README\n@@ -1 +1 @@\n-a\n+b\n")),
        Change("acme/api", ("README", "--- README\n+++ README\n@@ -1 +1 @@\n-a\n+c\n"), ("gone.py", "--- gone.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n"), ("logo.png", null)),
    ]);

    [Theory]
    [InlineData("acme/shop", "cart.py", 8, null, DiffSide.New)]
    [InlineData("acme/shop", "cart.py", 8, DiffSide.Old, DiffSide.Old)]
    [InlineData("acme/shop", "cart.py", 42, null, DiffSide.New)]
    [InlineData("acme/api", "gone.py", 2, null, DiffSide.Old)]
    public void Find_ALineThatTheDiffShows_IsThere(string repo, string path, int line, DiffSide? side, DiffSide expected) =>
        Assert.Equal((new CommentPlace(repo, path, expected, line), null), ChangedFiles.Find(Files, null, path, side, line));

    [Fact]
    public void Find_WithoutALine_IsTheFile() =>
        Assert.Equal(new CommentPlace("acme/api", "logo.png"), ChangedFiles.Find(Files, null, "logo.png", null, null).Place);

    [Theory]
    [InlineData(null, "cart.js", null, null, "The change set has no file 'cart.js'. It has 'cart.py', 'README', 'README', 'gone.py', 'logo.png'.")]
    [InlineData("acme/api", "cart.py", null, null, "The change set has no file 'cart.py' in 'acme/api'.")]
    [InlineData(null, "README", 1, null, "Several repositories change 'README'. Add 'repo': 'acme/shop', 'acme/api'.")]
    [InlineData(null, "cart.py", 12, null, "Line 12 is not in the diff of 'cart.py'. Of the new side it shows 7–10, 41–42.")]
    [InlineData(null, "cart.py", 41, DiffSide.Old, "Line 41 is not in the diff of 'cart.py'. Of the old side it shows 7–9, 40–40.")]
    [InlineData(null, "logo.png", 1, null, "Line 1 is not in the diff of 'logo.png'. It shows no line of the new side.")]
    public void Find_WhatIsNotThere_SaysWhatIs(string? repo, string path, int? line, DiffSide? side, string expected)
    {
        var (place, problem) = ChangedFiles.Find(Files, repo, path, side, line);
        Assert.Null(place);
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_StandsWhileItsFileOrAtLeastItsLineIsTheSame()
    {
        var place = new CommentPlace("acme/shop", "cart.py", DiffSide.New, 8);
        var on = ChangedFiles.At(Files, place)!;
        Assert.Equal("c", on.Quote);
        Assert.True(Stands(place, on));
        Assert.True(Stands(place, on with { Content = "another" }));
        Assert.False(Stands(place, new("another", "what was there")));
        Assert.False(Stands(place with { Line = 77 }, on with { Content = "another" }));
        Assert.False(Stands(place with { Path = "no.py" }, on));
        // What an earlier version kept says nothing of it.
        Assert.True(Stands(place, null));

        var file = place with { Side = null, Line = null };
        Assert.Equal(on with { Quote = null }, ChangedFiles.At(Files, file));
        Assert.False(Stands(file, new("another", null)));
        Assert.True(Stands(CommentPlace.Run, null));
        Assert.Null(ChangedFiles.At(Files, CommentPlace.Run));

        static bool Stands(CommentPlace place, CommentedOn? on) => ChangedFiles.Stands(Files, new(1, place, "Ann", default, "Why?") { On = on });
    }

    [Theory]
    [InlineData("x\r", "x")]
    [InlineData(null, null)]
    public void Quote_OfALine_HasNoLineEnd(string? line, string? expected) => Assert.Equal(expected, CommentedOn.Cut(line));

    [Fact]
    public void Quote_OfALongLine_IsCut() => Assert.Equal(CommentedOn.Longest, CommentedOn.Cut(new string('x', 900))!.Length);

    [Fact]
    public void Keys_OfTheSamePathInTwoRepositories_AreTwo()
    {
        var readmes = Files.Where(file => file.Diff.Path == "README").ToList();
        Assert.NotEqual(readmes[0].Key, readmes[1].Key);
        Assert.Equal(new CommentPlace("acme/api", "README").FileKey, readmes[1].Key);
        Assert.All(Files, file => Assert.Matches("^[0-9a-f]{16}$", file.Key));
    }

    [Fact]
    public void Content_IsAnotherOnceTheChangeIs()
    {
        Assert.Equal(One("+b").Content, One("+b").Content);
        Assert.NotEqual(One("+b").Content, One("+c").Content);
        Assert.Equal(One("+b").Key, One("+c").Key);
    }

    [Fact]
    public void Progress_CountsOnlyFilesThatAreAsTheyWere()
    {
        var (same, other) = (One("+b"), One("+c"));
        var review = RunReview.None with { Viewed = [new("Mona", same.Key, same.Content), new("mona", Files[0].Key, Files[0].Content), new("Bob", same.Key, other.Content), new("Ann", same.Key, same.Content)] };
        Assert.Equal([("Ann", 1), ("Mona", 2)], review.Progress([same, .. Files]));
    }

    [Theory]
    [InlineData(" \n ", "It says nothing.")]
    [InlineData("a\0b", "It has a character that no text has (U+0000).")]
    [InlineData("aaaaaaaaaaa", "It has 11 characters; 10 is the most.")]
    [InlineData(" aaaaaaaaaa\r\n", null)]
    public void Limits_WhatCannotBeKept_SaysWhy(string text, string? expected) => Assert.Equal(expected, ReviewLimits.Problem(ReviewLimits.Clean(text), 10));

    private static ChangedFile One(string added) => ChangedFiles.Of([Change("r", ("x", $"--- x\n+++ x\n@@ -1 +1 @@\n-a\n{added}\n"))])[0];

    private static RepositoryChange Change(string repo, params (string Path, string? Patch)[] files) => new()
    {
        Repo = repo,
        Files = [.. files.Select(file => new FileChange { Path = file.Path, Status = FileStatus.Modified, Patch = file.Patch })],
    };
}

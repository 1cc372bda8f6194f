using System.Text;
using SeerDashboard.Diffs;

namespace SeerDashboard.Tests.Diffs;

/// <summary>What real git says of real trees: read, written again, and applied, it makes exactly the tree that it tells of.</summary>
public sealed class PatchCorpusTests
{
    private const string Text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nthirteen\nfourteen\nfifteen\nsixteen\n";
    private static readonly string Edited = Text.Replace("two", "2", StringComparison.Ordinal).Replace("fifteen\n", "fifteen\nand a half\n", StringComparison.Ordinal);
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 600).Select(number => (byte)(number * 7))];

    /// <summary>Each case: files before, and files after, as path, content and mode.</summary>
    private static readonly Dictionary<string, (Entry[] Before, Entry[] After)> Cases = new(StringComparer.Ordinal)
    {
        ["edit"] = ([new("src/x.py", Text)], [new("src/x.py", Edited)]),
        ["one line"] = ([new("x", "a\n")], [new("x", "b\n")]),
        ["first and last line"] = ([new("x", Text)], [new("x", "zero\n" + Text + "end\n")]),
        ["new and deleted"] = ([new("gone.txt", Text), new("stays", "s\n")], [new("new.txt", Text.ToUpperInvariant()), new("stays", "s\n")]),
        ["empty new, empty deleted"] = ([new("old-empty", ""), new("stays", "s\n")], [new("new/empty", ""), new("stays", "s\n")]),
        ["emptied and filled"] = ([new("full", Text), new("void", "")], [new("full", ""), new("void", Text)]),
        ["rename"] = ([new("old name.txt", Text)], [new("new name.txt", Text)]),
        ["rename with edit"] = ([new("a/x.txt", Text)], [new("b/x.txt", Edited)]),
        ["copy"] = ([new("a.txt", Text)], [new("a.txt", Text), new("c.txt", Text)]),
        ["copy with edit"] = ([new("a.txt", Text)], [new("a.txt", Edited), new("c.txt", Edited + "more\n")]),
        ["mode"] = ([new("run.sh", Text)], [new("run.sh", Text, "100755")]),
        ["mode with edit"] = ([new("run.sh", Text, "100755")], [new("run.sh", Edited)]),
        ["new executable"] = ([new("x", "x\n")], [new("x", "x\n"), new("run.sh", Text, "100755")]),
        ["rename with mode"] = ([new("run", Text)], [new("bin/run", Edited, "100755")]),
        ["binary"] = ([new("logo.png", Bytes), new("gone.bin", [0, 1, 2, 255])], [new("logo.png", [.. Bytes.Reverse()]), new("new.bin", [0, 9, 8])]),
        ["binary renamed"] = ([new("logo.png", Bytes)], [new("img/logo.png", [.. Bytes, 0])]),
        ["link"] = ([new("x", "x\n")], [new("x", "x\n"), new("link", "x", "120000")]),
        ["file becomes link"] = ([new("x", Text), new("y", "y\n")], [new("x", "y", "120000"), new("y", "y\n")]),
        ["no newline before"] = ([new("x", "a\nb")], [new("x", "a\nb\n")]),
        ["no newline after"] = ([new("x", "a\nb\n")], [new("x", "a\nb")]),
        ["no newline at all"] = ([new("x", "a\nb")], [new("x", "c\nb"), new("y", "new")]),
        ["line ends become CRLF"] = ([new("x.cs", Text)], [new("x.cs", Text.Replace("\n", "\r\n", StringComparison.Ordinal))]),
        ["CRLF stays"] = ([new("x.cs", Text.Replace("\n", "\r\n", StringComparison.Ordinal))], [new("x.cs", Edited.Replace("\n", "\r\n", StringComparison.Ordinal))]),
        ["names"] = (
            [new("grün/ü b.txt", Text), new("a \"quoted\"\\name", Text), new("tab\there", Text), new("line\nfeed", Text), new("end ", Text), new(" start", Text), new("日本/\U0001F600", Text), new("b\u202Ecs.exe", Text)],
            [new("grün/ü b.txt", Edited), new("a \"quoted\"\\name", Edited), new("tab\there", Edited), new("line\nfeed", Edited), new("end ", Edited), new(" start", Edited), new("日本/\U0001F600", Edited), new("b\u202Ecs.exe", Edited)]),
        ["names come, go, move and change mode"] = (
            [new("ä\"go", Text), new("ö mo ve", Edited), new("ü mode", Text + "x\n")],
            [new("ä\"come", Text.Replace('e', 'ë')), new("ö moved\t", Edited), new("ü mode", Text + "x\n", "100755")]),
        ["folders named like prefixes"] = ([new("a/b/x", Text), new("b/a/x", Edited)], [new("a/b/x", Edited), new("b/a/x", Text), new("dev/null", "n\n")]),
        ["lines like headers"] = (
            [new("q.sql", "select 1\n-- old\n-- a/x\nselect 2\n")], [new("q.sql", "select 1\n++ b/x\n@@ -1 +1 @@\ndiff --git a/x b/x\nselect 2\n\\ No newline at end of file\n")]),
        ["odd characters"] = (
            [new("x.py", "a\u000bb\n\u000c\nc\u2028d\ne\u0085f\n\u202Eg\n")], [new("x.py", "a\u000bB\n\u000c\nc\u2029d\ne\u0085F\n\u202Dg\r\n")]),
        ["blank lines"] = ([new("x", "\n\n\n\na\n\n\n\n")], [new("x", "\n\n\n\nb\n\n\n\n\n")]),
    };

    private static readonly string[] Options = ["--patch", "--no-prefix", "--src-prefix=i/ --dst-prefix=w/", "-U10", "--no-renames"];

    public static TheoryData<string> All { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Patch_ReadAndWrittenAgain_MakesTheTreeAndIsCountedAlike(string name)
    {
        using var git = new GitTree();
        var (before, after) = (Tree(git, Cases[name].Before), Tree(git, Cases[name].After));
        foreach (var options in Options)
        {
            var text = git.Git(["diff", "--binary", "-M", "-C", "--find-copies-harder", .. options.Split(' '), before, after]);

            var files = DiffReader.Read(text);
            var written = PatchText.Of(files);

            Assert.All(files.Where(file => !file.IsBinary), file => Assert.Null(file.Note));
            Assert.Empty(written.LeftOut);
            Assert.Equal(text, string.Concat(files.Select(file => file.Patch)));
            git.Git("read-tree", before);
            Assert.Equal(git.Apply(written.Text), files.Select(Numbers));
            Assert.Equal(after, git.Git("write-tree").Trim());
        }
    }

    private static string Numbers(DiffFile file) => file.IsBinary ? $"-\t-\t{file.Path}" : $"{file.Added}\t{file.Removed}\t{file.Path}";

    private static string Tree(GitTree git, Entry[] entries)
    {
        git.Empty();
        foreach (var entry in entries)
            git.Write(entry.Path, entry.Content, entry.Mode);
        return git.Tree();
    }

    private sealed record Entry(string Path, byte[] Content, string Mode = "100644")
    {
        public Entry(string path, string text, string mode = "100644")
            : this(path, Encoding.UTF8.GetBytes(text), mode)
        {
        }
    }
}

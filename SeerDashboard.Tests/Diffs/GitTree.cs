using System.Diagnostics;
using System.Text;

namespace SeerDashboard.Tests.Diffs;

/// <summary>A repository of real git in a temporary folder, for as long as a test lasts.</summary>
internal sealed class GitTree : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("seer-git-").FullName;

    /// <summary>An empty one, whose settings are nobody's own.</summary>
    public GitTree() => Git("init", "-q");

    /// <summary>Whether GNU patch is at hand; git does its work otherwise.</summary>
    public static bool HasPatch { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(part => File.Exists(Path.Combine(part, "patch")));

    /// <summary>Writes a file; a mode of 120000 makes it a link to what its text says.</summary>
    public void Write(string path, byte[] content, string mode = "100644")
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (mode == "120000")
        {
            File.CreateSymbolicLink(file, Encoding.UTF8.GetString(content));
            return;
        }

        File.WriteAllBytes(file, content);
        if (mode == "100755" && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A file's content.</summary>
    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(folder, path));

    /// <summary>Removes every file but git's own.</summary>
    public void Empty()
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.Name != ".git"))
        {
            if (file is DirectoryInfo { LinkTarget: null } inner)
                inner.Delete(recursive: true);
            else
                file.Delete();
        }
    }

    /// <summary>Takes the files into the index, and names the tree that they make.</summary>
    public string Tree()
    {
        Git("add", "-A", "-f");
        return Git("write-tree").Trim();
    }

    /// <summary>Applies a patch to the index, and gives what git counts in it: added and removed lines and path, a dash for each number of a binary file.</summary>
    public IReadOnlyList<string> Apply(string patch) => patch.Length == 0 ? []
        : [.. Run("git", patch, "apply", "--cached", "--whitespace=nowarn", "--numstat", "-z", "--apply", "-").Split('\0', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Applies a patch to the files with GNU patch where there is one.</summary>
    public void Patch(string patch)
    {
        if (patch.Length > 0 && HasPatch)
            Run("patch", patch, "-p1", "--batch", "--silent", "--no-backup-if-mismatch", "--binary");
        else if (patch.Length > 0)
            Run("git", patch, "apply", "--whitespace=nowarn", "-");
    }

    /// <summary>Runs git and gives what it wrote.</summary>
    public string Git(params string[] arguments) => Run("git", "", arguments);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder);
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors.GetAwaiter().GetResult()}{output.GetAwaiter().GetResult()}\n{input}");
        return output.GetAwaiter().GetResult();
    }
}

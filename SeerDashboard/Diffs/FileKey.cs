using System.Security.Cryptography;
using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>Short names by which a file of a change set, and what changes in it, are known again in the next one.</summary>
public static class FileKey
{
    private const int Length = 16;

    /// <summary>Stable id of a file: the same path in two repositories is two files. 16 lowercase hex digits.</summary>
    public static string Of(string repo, string path) => Hash($"{repo}\n{path}");

    /// <summary>Another one when what changes in the file is another change. 16 lowercase hex digits.</summary>
    public static string Content(DiffFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Hash(file.Patch);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}

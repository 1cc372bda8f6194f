using System.Text;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>The texts of patches, each kept once, read for the files of a change set.</summary>
internal static class KeptPatches
{
    // A question takes so many values at most, and a payload may name any number of files.
    private const int AtATime = 1_000;

    /// <summary>Gives the text kept under an id; null when there is none any more.</summary>
    public static async Task<Func<string, string?>> ReadAsync(SeerContext context, IEnumerable<FileChange> files, CancellationToken cancel)
    {
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var wanted in files.Select(file => file.PatchId).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            await foreach (var patch in context.Patches.AsNoTracking().Where(patch => wanted.Contains(patch.Id)).AsAsyncEnumerable().WithCancellation(cancel))
                texts[patch.Id] = patch.Text;
        }

        return id => texts.TryGetValue(id, out var text) ? Encoding.UTF8.GetString(Zstd.Unpack(text)) : null;
    }
}

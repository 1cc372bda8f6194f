using Microsoft.Data.Sqlite;
using SeerDashboard.Diffs;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>
/// The risks of the files that a run changes, from their kept texts: the fold holds none. What was once read of a text holds for good, so a
/// run that is composed again costs no reading.
/// </summary>
internal sealed class RiskReader(SqliteConnection connection, KnownRisks known)
{
    private readonly SqliteCommand _text = connection.Prepare("SELECT Text FROM Patches WHERE Id = $id", "$id");

    /// <summary>In the order of the change; of a text that was erased, what its path tells.</summary>
    public IReadOnlyList<FileRisk> Of(SeerRun run, SqliteTransaction transaction) =>
        [.. (run.Changes()?.Repositories ?? []).SelectMany(change => change.Files.Select(file => new FileRisk(change.Repo, file.Path, file.Status, Lines(file), Kinds(file, transaction))))];

    private IReadOnlyList<RiskKind> Kinds(FileChange file, SqliteTransaction transaction)
    {
        if (file.PatchId is not { } id)
            return Read(file);
        if (known.Find(id, file.Path) is { } kinds)
            return kinds;
        if (_text.With(transaction, id).ExecuteScalar() is not byte[] text)
            return Read(file);
        return known.Look(id, file, System.Text.Encoding.UTF8.GetString(Zstd.Unpack(text)));
    }

    /// <summary>Looks once, so that what looks is compiled before the first change set comes: deliveries would wait for that.</summary>
    public static void WarmUp() => FileRisk.KindsOf(DiffReader.Read("--- a.py\n+++ a.py\n@@ -1 +1,3 @@\n-def test_a(): pass\n+password = \"f\" + secret(1)\n+lock = Lock()\n+os.system(\"rm \" + name)\n"));

    private static IReadOnlyList<RiskKind> Read(FileChange file) => FileRisk.KindsOf(ReadFiles.Of(file));

    /// <summary>Counts without a diff are taken as sent, absurd ones too.</summary>
    private static int Lines(FileChange file) => (int)Math.Min(int.MaxValue, (long)file.Added + file.Removed);
}

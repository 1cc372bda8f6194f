using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;

namespace SeerDashboard.Api.Changes;

/// <summary>All of a change set but its lines: the first line of what <c>/api/runs/{runId}/diff</c> answers.</summary>
public record DiffHead
{
    /// <summary>Sentry's number of the run.</summary>
    public required RunId Run { get; init; }

    /// <summary>Which change set; null when none was delivered.</summary>
    public int? Version { get; init; }

    /// <summary>Which one holds; null when none was delivered.</summary>
    public int? Current { get; init; }

    /// <summary>What it is compared with; then files are what changed between the two.</summary>
    public int? Against { get; init; }

    /// <summary>The run that delivered <see cref="Against"/>, when it is another one.</summary>
    public RunId? AgainstRun { get; init; }

    /// <summary>All that were delivered.</summary>
    public required IReadOnlyList<DiffVersion> Versions { get; init; }

    /// <summary>Files that the root cause names.</summary>
    public required IReadOnlyList<NamedFile> Cause { get; init; }

    /// <summary>What Seer planned.</summary>
    public required IReadOnlyList<PlanLine> Plan { get; init; }

    /// <summary>In order; lines name them by their place here.</summary>
    public required IReadOnlyList<FileHead> Files { get; init; }
}

/// <summary>All that <c>/api/runs/{runId}/diff</c> answers, as a program reads it; it is written part by part.</summary>
public sealed record ChangeSetAnswer : DiffHead
{
    /// <summary>In the order of the files.</summary>
    public required IReadOnlyList<HunkPart> Hunks { get; init; }

    /// <summary>What is worth a look.</summary>
    public required IReadOnlyList<LineRisk> Risks { get; init; }
}

/// <summary>A change set that was delivered.</summary>
/// <param name="Number">1-based.</param>
/// <param name="At">When Sentry sent it.</param>
/// <param name="Iteration"><c>iteration_index</c>, or null.</param>
public sealed record DiffVersion(int Number, DateTimeOffset At, int? Iteration);

/// <summary>A file that Seer names.</summary>
/// <param name="Repo">Null when it is not said.</param>
/// <param name="Path">In the repository.</param>
/// <param name="Important">It belongs to the step that Seer calls the most important.</param>
public sealed record NamedFile(string? Repo, string Path, bool Important);

/// <summary>A step of the plan.</summary>
/// <param name="Title">Verbatim.</param>
/// <param name="Text">Its description, whole; null when there is none.</param>
/// <param name="Path">The file it speaks of.</param>
/// <param name="Active">False: it was deselected.</param>
public sealed record PlanLine(string Title, string? Text, string? Path, bool Active);

/// <summary>A file of a change set without its lines.</summary>
public sealed record FileHead
{
    /// <summary>Stable id: the same in every change set of the run.</summary>
    public required string Key { get; init; }

    /// <summary>Another one when its change is another.</summary>
    public required string Content { get; init; }

    /// <summary>Repository.</summary>
    public required string Repo { get; init; }

    /// <summary>Path; empty when none is named.</summary>
    public required string Path { get; init; }

    /// <summary>Path before.</summary>
    public string? OldPath { get; init; }

    /// <summary>What happens to it.</summary>
    public FileStatus Status { get; init; }

    /// <summary>The same in words; null for the usual case.</summary>
    public string? Word { get; init; }

    /// <summary>Added lines.</summary>
    public int Added { get; init; }

    /// <summary>Removed lines.</summary>
    public int Removed { get; init; }

    /// <summary>Sentences.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>How many lines and hunk headers.</summary>
    public int Rows { get; init; }

    /// <summary>The greatest line number.</summary>
    public int Last { get; init; }

    /// <summary>Characters of the longest line.</summary>
    public int Widest { get; init; }

    /// <summary>Characters of its patch.</summary>
    public int Size { get; init; }

    /// <summary>Why it is folded at first.</summary>
    public string? Fold { get; init; }

    /// <summary>Its lines are sent only when <c>?file=</c> asks for them.</summary>
    public bool Late { get; init; }

    /// <summary>Why no patch can have it; null when one can.</summary>
    public string? Unwritable { get; init; }

    /// <summary>Invisible characters in it, each once: code point and name. Marks name them by their place here.</summary>
    public IReadOnlyList<string>? Invisible { get; init; }
}

/// <summary>Something worth a look.</summary>
/// <param name="File">Its file, by its place in <see cref="DiffHead.Files"/>.</param>
/// <param name="Word">A short word.</param>
/// <param name="Why">A sentence.</param>
/// <param name="Old">Line on the old side, or null.</param>
/// <param name="New">Line on the new side, or null.</param>
public sealed record LineRisk(int File, string Word, string Why, int? Old, int? New);

/// <summary>Some lines of a file, not more than are parsed and coloured at once: a hunk, or a part of a long one.</summary>
public sealed record HunkPart
{
    /// <summary>Which file, by its place in <see cref="DiffHead.Files"/>.</summary>
    public required int F { get; init; }

    /// <summary>The <c>@@</c> line; null when it goes on with the hunk before.</summary>
    public string? H { get; init; }

    /// <summary>First line number on the old side.</summary>
    public int O { get; init; }

    /// <summary>First line number on the new side.</summary>
    public int N { get; init; }

    /// <summary>A sign per line: space, <c>+</c> or <c>-</c>.</summary>
    public string K { get; init; } = "";

    /// <summary>The texts of the lines.</summary>
    public IReadOnlyList<string> T { get; init; } = [];

    /// <summary>Changed words: the line, then start and end of each.</summary>
    public IReadOnlyList<int[]>? W { get; init; }

    /// <summary>Invisible characters: the line, then place, length and name of each.</summary>
    public IReadOnlyList<int[]>? I { get; init; }

    /// <summary>Lines after which the file ends without a line end.</summary>
    public IReadOnlyList<int>? E { get; init; }

    /// <summary>Lines that end with a carriage return, in files where not all do.</summary>
    public IReadOnlyList<int>? C { get; init; }

    /// <summary>The text as it was sent, where not all of it is a diff that could be read.</summary>
    public string? P { get; init; }
}

/// <summary>How the change set is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(CamelCase<FileStatus>)])]
[JsonSerializable(typeof(DiffHead))]
[JsonSerializable(typeof(ChangeSetAnswer))]
[JsonSerializable(typeof(HunkPart))]
[JsonSerializable(typeof(IReadOnlyList<LineRisk>))]
internal sealed partial class DiffJson : JsonSerializerContext;

/// <summary>The writer in use.</summary>
internal static class DiffWriting
{
    /// <summary>Not escaped for pages, which it is never part of: half of the size.</summary>
    public static readonly DiffJson Compact = new(new JsonSerializerOptions(DiffJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

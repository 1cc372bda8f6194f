using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SeerDashboard.Runs.Reviewing;

/// <summary>What a reviewer thinks of a fix (CONTRACT.md, "Writing").</summary>
public enum ReviewVerdict
{
    /// <summary>It may go out.</summary>
    Ship,

    /// <summary>The cause is right, the code is not there yet.</summary>
    NeedsWork,

    /// <summary>It repairs something else than what broke.</summary>
    WrongCause,
}

/// <summary>A verdict that somebody gave.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">Which.</param>
/// <param name="Reason">Why, as they wrote it; null when they did not say.</param>
/// <param name="Over">What it was given on (<see cref="ReviewVerdicts.GivenOn"/>).</param>
public sealed record GivenVerdict(string By, DateTimeOffset At, ReviewVerdict Verdict, string? Reason, string Over);

/// <summary>Verdicts in words, and how long one stands.</summary>
public static class ReviewVerdicts
{
    /// <summary>All, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<ReviewVerdict> All = Enum.GetValues<ReviewVerdict>();

    /// <summary>As the API writes it: <c>ship</c>, <c>needsWork</c>, <c>wrongCause</c>.</summary>
    public static string Wire(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Ship => "ship",
        ReviewVerdict.NeedsWork => "needsWork",
        _ => "wrongCause",
    };

    /// <summary>The one that the API writes so; null for anything else.</summary>
    public static ReviewVerdict? Of(string? wire) => All.Cast<ReviewVerdict?>().FirstOrDefault(verdict => Wire(verdict!.Value) == wire);

    /// <summary>What people read.</summary>
    public static string Words(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Ship => "Ship it",
        ReviewVerdict.NeedsWork => "Needs work",
        _ => "Wrong cause",
    };

    /// <summary>
    /// What a verdict is given on: the cause for <see cref="ReviewVerdict.WrongCause"/>, the code for the others. Another text when that is
    /// another one, and the verdict does not stand any more then: nobody has read what came since.
    /// </summary>
    public static string Over(ReviewVerdict verdict, RootCause? cause, IEnumerable<RepositoryChange> changes) =>
        verdict == ReviewVerdict.WrongCause ? Cause(cause) : Code(changes);

    /// <summary>The same of a run as it was delivered.</summary>
    public static string GivenOn(ReviewVerdict verdict, SeerRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Over(verdict, run.RootCause, run.Changes()?.Repositories ?? []);
    }

    private static string Cause(RootCause? cause) => cause is null ? "" : Hash(JsonSerializer.SerializeToUtf8Bytes(cause, RunsJson.Default.RootCause));

    private static string Code(IEnumerable<RepositoryChange> changes)
    {
        var files = string.Join('\0', changes.SelectMany(change => change.Files.Select(file => $"{change.Repo}\n{file.Path}\n{file.PatchId}")));
        return files.Length == 0 ? "" : Hash(Encoding.UTF8.GetBytes(files));
    }

    private static string Hash(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text))[..16];
}

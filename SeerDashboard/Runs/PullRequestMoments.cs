using System.Globalization;

namespace SeerDashboard.Runs;

/// <summary>Something that happens once a pull request is there, after which somebody has to look at it again.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">Which time of its happening; the same in whatever order the deliveries came.</param>
/// <param name="At">When its delivery was sent.</param>
public sealed record PullRequestMoment(PullRequestMomentKind Kind, string Name, DateTimeOffset At);

/// <summary>What may happen once a pull request is there.</summary>
public enum PullRequestMomentKind
{
    /// <summary>It was a draft, and is none any more.</summary>
    Ready,

    /// <summary>Seer worked feedback in.</summary>
    Feedback,

    /// <summary>Seer wrote its code once more.</summary>
    Again,
}

/// <summary>What was noted of one pull request, at its place in the list of them.</summary>
/// <param name="SeenAt">When it was first proved to exist; null: not yet.</param>
/// <param name="IsReady">It was said to be ready for review.</param>
internal readonly record struct PullRequestNote(DateTimeOffset? SeenAt, bool IsReady);

/// <summary>Notes moments while a run is folded: state and steps are the same before and after most of them.</summary>
internal static class PullRequestMoments
{
    /// <summary>Of each run; older ones are nobody's news.</summary>
    private const int MostKept = 20;

    private const int LongestRepo = 100;

    /// <summary><c>pr_created</c>: the code was written again when coding was begun after the last one, and no other pull request came of it.</summary>
    public static SeerRun CreatePullRequests(this SeerRun run, SeerEvent seen)
    {
        var began = run.Step(Stage.Coding).StartedAt;
        var done = run.OutdateChanges().CompletePullRequest(seen).Noted(seen) with { PullRequestsCreatedAt = seen.SentAt };
        return began > run.PullRequestsCreatedAt && run.PullRequests.Any(pull => pull.Exists()) && Count(done) == Count(run)
            ? done.Keep(PullRequestMomentKind.Again, began.Value.UtcTicks.ToString(CultureInfo.InvariantCulture), seen)
            : done;
    }

    /// <summary>
    /// <c>pr_ready_for_review</c> of those it lists, or of all. One that is no draft is said to be ready right after it was created, which is no other
    /// moment than that.
    /// </summary>
    public static SeerRun ReadyPullRequests(this SeerRun run, SeerEvent seen)
    {
        var done = run.CompletePullRequest(seen).Noted(seen) with { ReadyForReview = true };
        var known = new KnownPullRequests(done.PullRequests);
        var notes = done.PullRequestNotes.ToArray();
        foreach (var at in seen.PullRequests.Count == 0 ? Enumerable.Range(0, notes.Length) : seen.PullRequests.Select(known.Same).OfType<int>().Distinct())
        {
            if (notes[at] is not { SeenAt: { } since, IsReady: false })
                continue;
            notes[at] = notes[at] with { IsReady = true };
            if (seen.SentAt - since > StepRules.LateWindow(seen.Kind))
                done = done.Keep(PullRequestMomentKind.Ready, Name(done.PullRequests[at], at), seen);
        }

        return done with { PullRequestNotes = notes };
    }

    /// <summary><c>iteration_completed</c>: feedback was worked in, if there is what it was given on.</summary>
    public static SeerRun WorkFeedbackIn(this SeerRun run, SeerEvent seen)
    {
        var done = run.CompleteIteration(seen).Noted(seen);
        return Count(done) > 0 ? done.Keep(PullRequestMomentKind.Feedback, (seen.Iteration ?? seen.SentAt.UtcTicks).ToString(CultureInfo.InvariantCulture), seen) : done;
    }

    private static SeerRun Noted(this SeerRun run, SeerEvent seen) => run with
    {
        PullRequestNotes = [.. run.PullRequests.Select((pull, at) => at < run.PullRequestNotes.Count ? run.PullRequestNotes[at] : default)
            .Zip(run.PullRequests, (note, pull) => note.SeenAt is null && pull.Exists() ? note with { SeenAt = seen.SentAt } : note)],
    };

    private static SeerRun Keep(this SeerRun run, PullRequestMomentKind kind, string name, SeerEvent seen) =>
        run.PullRequestMoments.Any(known => known.Kind == kind && known.Name == name)
            ? run
            : run with { PullRequestMoments = [.. run.PullRequestMoments.TakeLast(MostKept - 1), new(kind, name, seen.SentAt)] };

    private static string Name(PullRequest pull, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(pull.Repo.Length > LongestRepo ? pull.Repo[..LongestRepo] : pull.Repo)}#{pull.Number ?? -at}");

    private static int Count(SeerRun run) => run.PullRequests.Count(pull => pull.Exists());
}

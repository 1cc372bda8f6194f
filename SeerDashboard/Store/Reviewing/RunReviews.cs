using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store.Reviewing;

/// <summary>What people say of runs, and which files they viewed. Each is durable when it comes back, and shown to everybody within moments.</summary>
public sealed class RunReviews(StoreJobs jobs, StoreChanges changes, AuditLog audit, TimeProvider clock)
{
    private const string OfRun = "RunId = $run AND Integration = $integration AND Installation = $installation";

    private static readonly TimeSpan SaidAgain = TimeSpan.FromMinutes(5);

    /// <summary>Gives a verdict, instead of the one that this person gave before.</summary>
    /// <param name="run">On which run.</param>
    /// <param name="verdict">Which.</param>
    /// <param name="reason">Why; null when it is not said.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="isSeen">Whether the run, as it is at the moment of writing, is what the verdict is about; null: whatever it is.</param>
    public async Task<VerdictOutcome> VerdictAsync(RunKey run, ReviewVerdict verdict, string? reason, string by, CancellationToken cancel, Func<SeerRun, bool>? isSeen = null)
    {
        var (outcome, actor) = (VerdictOutcome.NoRun, Actor.Current);
        await SayAsync(run, (connection, transaction) =>
        {
            using var find = connection.Prepare($"SELECT Delivered FROM Runs WHERE {OfRun}", "$run", "$integration", "$installation");
            if (find.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteScalar() is not byte[] bytes)
                return false;
            var delivered = JsonSerializer.Deserialize(Packed.Bytes(bytes), RunsJson.Default.SeerRun)!;
            outcome = isSeen?.Invoke(delivered) == false ? VerdictOutcome.NotSeen : VerdictOutcome.Kept;
            if (outcome == VerdictOutcome.NotSeen)
                return false;
            var before = Remove(connection, transaction, run, by);
            using var write = connection.Prepare(
                "INSERT INTO ReviewVerdicts (RunId, Integration, Installation, Person, Verdict, Reason, Over, At) VALUES ($run, $integration, $installation, $person, $verdict, $reason, $over, $at)",
                "$run", "$integration", "$installation", "$person", "$verdict", "$reason", "$over", "$at");
            var over = ReviewVerdicts.GivenOn(verdict, delivered);
            write.With(transaction, run.RunId.Value, run.Integration, run.Installation, by, ReviewVerdicts.Wire(verdict), reason, over, clock.GetUtcNow().UtcTicks).ExecuteNonQuery();
            audit.Write(connection, transaction, Act.On(run, AuditAction.VerdictGiven, before, ReviewVerdicts.Wire(verdict)), actor);
            return true;
        }, cancel);
        return outcome;
    }

    /// <summary>Takes this person's verdict back; false when they gave none.</summary>
    public Task<bool> TakeBackAsync(RunKey run, string by, CancellationToken cancel)
    {
        var actor = Actor.Current;
        return SayAsync(run, (connection, transaction) =>
        {
            if (Remove(connection, transaction, run, by) is not { } before)
                return false;
            audit.Write(connection, transaction, Act.On(run, AuditAction.VerdictTakenBack, before), actor);
            return true;
        }, cancel);
    }

    /// <summary>
    /// Keeps a comment; null when the run is gone. The text is clean, and no longer than <see cref="ReviewLimits.Comment"/>. Said once more within
    /// moments, as by a browser that had no answer the first time, it is the comment that was kept.
    /// </summary>
    /// <param name="run">On which run.</param>
    /// <param name="place">About what.</param>
    /// <param name="text">What is said.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="on">The code that it is written on; null when it is about no file.</param>
    public async Task<ReviewComment?> CommentAsync(RunKey run, CommentPlace place, string text, string by, CancellationToken cancel, CommentedOn? on = null)
    {
        var actor = Actor.Current;
        ReviewComment? kept = null;
        await SayAsync(run, (connection, transaction) =>
        {
            var at = clock.GetUtcNow();
            var side = place.Side is { } known ? DiffSides.Wire(known) : null;
            using var same = connection.Prepare(
                $"SELECT Id, At FROM ReviewComments WHERE {OfRun} AND Repo IS $repo AND Path IS $path AND Side IS $side AND Line IS $line AND Author = $author AND Text = $text AND At > $since ORDER BY Id DESC LIMIT 1",
                "$run", "$integration", "$installation", "$repo", "$path", "$side", "$line", "$author", "$text", "$since");
            using (var row = same.With(transaction, run.RunId.Value, run.Integration, run.Installation, place.Repo, place.Path, side, place.Line, by, text, (at - SaidAgain).UtcTicks).ExecuteReader())
            {
                if (row.Read())
                {
                    kept = new(row.GetInt64(0), place, by, new(row.GetInt64(1), TimeSpan.Zero), text) { On = on };
                    return false;
                }
            }

            using var write = connection.Prepare(
                $"""
                INSERT INTO ReviewComments (RunId, Integration, Installation, Repo, Path, Side, Line, Content, Quote, Author, At, Text)
                SELECT RunId, Integration, Installation, $repo, $path, $side, $line, $content, $quote, $author, $at, $text FROM Runs WHERE {OfRun} RETURNING Id
                """,
                "$run", "$integration", "$installation", "$repo", "$path", "$side", "$line", "$content", "$quote", "$author", "$at", "$text");
            if (write.With(transaction, run.RunId.Value, run.Integration, run.Installation, place.Repo, place.Path, side, place.Line, on?.Content, on?.Quote, by, at.UtcTicks, text).ExecuteScalar() is not long id)
                return false;
            kept = new(id, place, by, at, text) { On = on };
            audit.Write(connection, transaction, Act.On(run, AuditAction.CommentWritten, after: $"comment {id}"), actor);
            return true;
        }, cancel);
        return kept;
    }

    /// <summary>Deletes a comment that this person wrote; false when there is no such comment.</summary>
    public Task<bool> RemoveAsync(RunKey run, long comment, string by, CancellationToken cancel)
    {
        var actor = Actor.Current;
        return SayAsync(run, (connection, transaction) =>
        {
            using var remove = connection.Prepare($"DELETE FROM ReviewComments WHERE Id = $id AND Author = $author AND {OfRun}", "$id", "$author", "$run", "$integration", "$installation");
            if (remove.With(transaction, comment, by, run.RunId.Value, run.Integration, run.Installation).ExecuteNonQuery() == 0)
                return false;
            audit.Write(connection, transaction, Act.On(run, AuditAction.CommentDeleted, $"comment {comment}"), actor);
            return true;
        }, cancel);
    }

    /// <summary>Marks a file as viewed by this person, as it is now, or takes the mark away.</summary>
    public async Task ViewAsync(RunKey run, ViewedMark mark, bool viewed, CancellationToken cancel)
    {
        // What they read is their own affair: it stands in no log of actions, and is theirs to mark all the same.
        Actor.Current.Demand(ActRole.Operator);
        var now = clock.GetUtcNow().UtcTicks;
        await jobs.RunAsync((connection, _) =>
        {
            using var write = viewed
                ? connection.Prepare(
                    $"""
                    INSERT INTO ViewedFiles (RunId, Integration, Installation, Person, FileKey, Content, At)
                    SELECT RunId, Integration, Installation, $person, $file, $content, $at FROM Runs WHERE {OfRun}
                    ON CONFLICT DO UPDATE SET Content = excluded.Content, At = excluded.At
                    """,
                    "$run", "$integration", "$installation", "$person", "$file", "$content", "$at")
                : connection.Prepare($"DELETE FROM ViewedFiles WHERE {OfRun} AND Person = $person AND FileKey = $file", "$run", "$integration", "$installation", "$person", "$file");
            object?[] which = [run.RunId.Value, run.Integration, run.Installation, mark.Person, mark.FileKey];
            write.With(null, viewed ? [.. which, mark.Content, now] : which).ExecuteNonQuery();
        }, cancel);
        changes.Review(run);
    }

    /// <summary>The verdict that was taken away, as the API writes it; null when there was none.</summary>
    private static string? Remove(SqliteConnection connection, SqliteTransaction transaction, RunKey run, string by)
    {
        using var remove = connection.Prepare($"DELETE FROM ReviewVerdicts WHERE {OfRun} AND Person = $person RETURNING Verdict", "$run", "$integration", "$installation", "$person");
        return remove.With(transaction, run.RunId.Value, run.Integration, run.Installation, by).ExecuteScalar() as string;
    }

    /// <summary>What changes the summary: the run is composed anew when something was said.</summary>
    private async Task<bool> SayAsync(RunKey run, Func<SqliteConnection, SqliteTransaction, bool> say, CancellationToken cancel)
    {
        var said = false;
        await jobs.RunAsync((connection, projector) =>
        {
            using (var transaction = connection.BeginTransaction())
            {
                said = say(connection, transaction);
                transaction.Commit();
            }

            if (!said)
                return;
            projector.Recompose([run]);
            projector.Step();
        }, cancel);
        if (said)
            changes.Review(run);
        return said;
    }
}

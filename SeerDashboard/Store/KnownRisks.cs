using System.Collections.Concurrent;
using System.Diagnostics;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store;

/// <summary>What was found in patch texts that were looked at. It follows from text and path alone, so it holds for good.</summary>
public sealed class KnownRisks
{
    private const int Most = 20_000;

    /// <summary>In characters: shorter texts are looked at when their run is brought up to date, in less time than it is worth to keep another thread busy.</summary>
    private const int Long = 100_000;

    /// <summary>In characters of one text: longer ones are left to the projection.</summary>
    internal const int TooLong = 6_000_000;

    /// <summary>The sender waits meanwhile, and is to be answered within a second.</summary>
    private readonly TimeSpan _patience;

    /// <summary>One processor is left to small deliveries.</summary>
    private readonly int _atOnce;

    private int _looking;

    private readonly ConcurrentDictionary<(string PatchId, string Path), IReadOnlyList<RiskKind>> _kinds = new();

    /// <summary>As the server keeps them.</summary>
    public KnownRisks(StoreChanges changes) : this(TimeSpan.FromMilliseconds(150), Math.Max(1, Environment.ProcessorCount - 1))
    {
        ArgumentNullException.ThrowIfNull(changes);
        // A path is a text that may have been erased.
        changes.Cleared += _kinds.Clear;
    }

    /// <summary>With other bounds to <see cref="Learn"/>.</summary>
    /// <param name="patience">How long it may look at one delivery.</param>
    /// <param name="atOnce">At how many it looks at the same time.</param>
    internal KnownRisks(TimeSpan patience, int atOnce) => (_patience, _atOnce) = (patience, atOnce);

    /// <summary>Null when this text was not looked at, or not lately.</summary>
    internal IReadOnlyList<RiskKind>? Find(string patchId, string path) => _kinds.GetValueOrDefault((patchId, path));

    /// <summary>Looks at the text of <paramref name="file"/>, and remembers what it found.</summary>
    internal IReadOnlyList<RiskKind> Look(string patchId, FileChange file, string text)
    {
        if (_kinds.Count >= Most)
            _kinds.Clear();
        return _kinds[(patchId, file.Path)] = FileRisk.KindsOf(ReadFiles.Of(file with { Patch = text }));
    }

    /// <summary>
    /// Looks at the long texts of a delivery on its request's own thread, before the writer has it: others' deliveries would wait there. What is
    /// not looked at in the time there is, or while others are, is when the run is brought up to date.
    /// </summary>
    /// <param name="content">What its body says.</param>
    public void Learn(DeliveryContent content)
    {
        if (content is not DeliveryContent.Seer { Event.Changes: { } changes } seer || seer.Patches.Values.Sum(text => (long)text.Length) < Long)
            return;
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (Interlocked.Increment(ref _looking) > _atOnce)
                return;
            foreach (var file in changes.Repositories.SelectMany(change => change.Files).TakeWhile(_ => Stopwatch.GetElapsedTime(began) < _patience))
            {
                if (file.PatchId is { } id && seer.Patches.TryGetValue(id, out var text) && text.Length <= TooLong && Find(id, file.Path) is null)
                    Look(id, file, text);
            }
        }
        catch (Exception)
        {
            // A text that cannot be looked at is no reason not to keep the delivery; whoever brings its run up to date says what is wrong.
        }
        finally
        {
            Interlocked.Decrement(ref _looking);
        }
    }
}

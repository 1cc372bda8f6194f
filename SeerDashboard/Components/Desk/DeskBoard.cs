using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Desk;

/// <summary>All runs in their groups at one moment, older runs of an issue folded under its newest. Never changes: viewers share one.</summary>
public sealed class DeskBoard
{
    /// <summary>How far back "this week" goes.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Without any run.</summary>
    public static readonly DeskBoard Empty = Of([], DateTimeOffset.MinValue);

    private readonly IReadOnlyDictionary<RunKey, RunSummary> _runs;
    private readonly IReadOnlySet<RunId> _shared;
    private readonly Dictionary<DeskGroup, IReadOnlyList<DeskCard>> _groups;
    private readonly Dictionary<RunKey, DeskCard> _cards;

    private readonly DateTimeOffset _doneSince;

    private DeskBoard(IReadOnlyDictionary<RunKey, RunSummary> runs, IReadOnlySet<RunId> shared, IEnumerable<DeskCard> inOrder, DateTimeOffset now, DateTimeOffset doneSince)
    {
        (_runs, _shared, Now, _doneSince) = (runs, shared, now, doneSince);
        _groups = inOrder.GroupBy(card => card.Place.Group).ToDictionary(group => group.Key, group => (IReadOnlyList<DeskCard>)[.. group]);
        _cards = _groups.Values.SelectMany(group => group).ToDictionary(card => card.Key);
        DoneThisWeek = this[DeskGroup.Done].TakeWhile(card => card.Since > doneSince).Count();
        TurnsAt = runs.Values.SelectMany(Turns).Where(at => at > now).Select(at => (DateTimeOffset?)at).Min();
    }

    /// <summary>When it was.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>When the clock alone moves a run next; null when it moves none.</summary>
    public DateTimeOffset? TurnsAt { get; }

    /// <summary>How many were done this week: the first ones of their group.</summary>
    public int DoneThisWeek { get; }

    /// <summary>Of what is done it counts this week's; a search counts all that it found.</summary>
    public bool CountsThisWeek => _doneSince > DateTimeOffset.MinValue;

    /// <summary>How many rows all groups count, but for those that are out of sight.</summary>
    public int All => DeskWords.Groups.Where(group => group != DeskGroup.Snoozed).Sum(Count);

    /// <summary>How many runs are in it, those that are folded under others too.</summary>
    public int Runs => _runs.Count;

    /// <summary>There is no run at all.</summary>
    public bool IsEmpty => _runs.Count == 0;

    /// <summary>The rows of a group, in order.</summary>
    public IReadOnlyList<DeskCard> this[DeskGroup group] => _groups.GetValueOrDefault(group, []);

    /// <summary>Puts runs into their groups.</summary>
    public static DeskBoard Of(IEnumerable<RunSummary> newest, DateTimeOffset now) => Of(newest, now, Back(now));

    /// <summary>What a search found, each run as it is now; older ones are among them, and none that is done is too old to be counted.</summary>
    public DeskBoard Found(IEnumerable<RunSummary> hits) => Of(hits.Select(hit => _runs.GetValueOrDefault(hit.Key) is { } run && run.Version > hit.Version ? run : hit), Now, DateTimeOffset.MinValue);

    private static DateTimeOffset Back(DateTimeOffset now) => now - DateTimeOffset.MinValue > Week ? now - Week : DateTimeOffset.MinValue;

    private static DeskBoard Of(IEnumerable<RunSummary> newest, DateTimeOffset now, DateTimeOffset doneSince)
    {
        var runs = newest.Select(run => run.At(now)).ToDictionary(run => run.Key);
        var heads = runs.Values.Where(run => run is { GroupId: not null, SupersededBy: null }).GroupBy(Issue).ToDictionary(issue => issue.Key, issue => issue.First().Key);
        var folded = runs.Values.Where(run => run is { GroupId: not null, SupersededBy: not null } && heads.ContainsKey(Issue(run)))
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.RunId.Value).ToLookup(run => heads[Issue(run)]);
        var under = folded.SelectMany(head => head).Select(run => run.Key).ToHashSet();
        var cards = runs.Values.Where(run => !under.Contains(run.Key)).Select(run => new DeskCard(run, Triage.Of(run, now), [.. folded[run.Key]]));
        var shared = runs.Values.CountBy(run => run.RunId).Where(one => one.Value > 1).Select(one => one.Key).ToHashSet();
        return new(runs, shared, cards.Order(new DeskOrder(now)), now, doneSince);
    }

    /// <summary>How many rows a group counts; of what is done, this week's.</summary>
    public int Count(DeskGroup group) => group == DeskGroup.Done ? DoneThisWeek : this[group].Count;

    /// <summary>A run; null when it is not there.</summary>
    public RunSummary? Run(RunKey key) => _runs.GetValueOrDefault(key);

    /// <summary>The same moment with newer summaries of these runs.</summary>
    public DeskBoard With(IEnumerable<RunSummary> newer) => Of(newer.Concat(_runs.Values).DistinctBy(run => run.Key), Now);

    /// <summary>How many runs are others in <paramref name="newer"/>, came or are gone.</summary>
    public int Changes(DeskBoard newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return newer._runs.Values.Count(run => _runs.GetValueOrDefault(run.Key)?.Version != run.Version) + _runs.Keys.Count(key => !newer._runs.ContainsKey(key));
    }

    /// <summary>The greatest version on it (STATE.md §6); 0 without runs.</summary>
    public long Version => _runs.Values.Select(run => run.Version).DefaultIfEmpty().Max();

    /// <summary>The rows that changed since a visit.</summary>
    public IReadOnlyList<DeskCard> News(Visit last) => [.. _cards.Values.Where(card => last.IsNews(card.Run))];

    /// <summary>The group of a run's row; null for a run that has none of its own.</summary>
    public DeskGroup? GroupOf(RunKey key) => _cards.GetValueOrDefault(key)?.Place.Group;

    /// <summary>Another sender has a run of the same number, so the number alone is no address.</summary>
    public bool IsShared(RunId run) => _shared.Contains(run);

    /// <summary>A run's row; one that is folded under another gets a row of its own. Null for a run that is not there.</summary>
    public DeskCard? Find(RunKey key) =>
        _cards.GetValueOrDefault(key) ?? (_runs.GetValueOrDefault(key) is { } run ? new(run, Triage.Of(run, Now), []) : null);

    /// <summary>How many wait for <paramref name="me"/>, as <see cref="Triage.Needs"/> says it.</summary>
    public int Needs(Me me)
    {
        ArgumentNullException.ThrowIfNull(me);
        return _cards.Values.Count(card => Triage.Needs(card.Place.Group, card.Run.ClaimedBy, me.Name));
    }

    /// <summary>
    /// The rows that are asked for, in all groups. A run that is folded under another has its own row when the other is not asked for;
    /// but who claimed a run is a question to the newest of an issue.
    /// </summary>
    /// <param name="query">What is asked for; its group and its words are left aside.</param>
    /// <param name="me">The name of whoever asks.</param>
    /// <param name="found">What a search found; null when none was asked for.</param>
    public DeskBoard Asked(DeskQuery query, string? me, IReadOnlySet<RunKey>? found)
    {
        ArgumentNullException.ThrowIfNull(query);
        var narrows = query with { Group = null, Who = default, NeedsMe = false, Text = null, Path = null };
        var board = narrows.IsAll && found is null ? this
            : Of(_runs.Values.Where(run => found?.Contains(run.Key) != false && narrows.Matches(run, Now, me)), Now, _doneSince);
        return query.Who == default && !query.NeedsMe ? board
            : new(board._runs, board._shared, board._groups.Values.SelectMany(group => group).Where(IsOfWhom), Now, _doneSince);

        bool IsOfWhom(DeskCard card) => query.Who.Matches(card.Run.ClaimedBy, me) && (!query.NeedsMe || Triage.Needs(card.Place.Group, card.Run.ClaimedBy, me));
    }

    private static IssueKey Issue(RunSummary run) => new(run.Integration, run.GroupId!.Value);

    private static IEnumerable<DateTimeOffset> Turns(RunSummary run)
    {
        if (run is { State: RunState.Running, QuietAt: { } quiet })
            yield return quiet;
        if (run.SnoozedUntil is { } wakes)
            yield return wakes;
        if (run.AgesOutAt is { } old)
            yield return old;
    }
}

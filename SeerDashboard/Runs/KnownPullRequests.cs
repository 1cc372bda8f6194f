namespace SeerDashboard.Runs;

/// <summary>The pull requests of a run while others are merged in: found by repository, number and address, however many a delivery lists.</summary>
internal sealed class KnownPullRequests
{
    private readonly List<PullRequest> _all = [];
    private readonly Dictionary<(string Repo, long Number), SortedSet<int>> _byNumber = [];
    private readonly Dictionary<(string Repo, string Url), SortedSet<int>> _byUrl = [];
    private readonly Dictionary<(string Repo, bool HasUrl), SortedSet<int>> _numberless = [];
    private readonly HashSet<string> _repos = new(StringComparer.Ordinal);

    /// <summary>Holds what is known so far.</summary>
    public KnownPullRequests(IReadOnlyList<PullRequest> known)
    {
        foreach (var pull in known)
            Add(pull);
    }

    /// <summary>In the order of first mention.</summary>
    public IReadOnlyList<PullRequest> All => _all;

    /// <summary>Whether the repository has one.</summary>
    public bool HasAny(string repo) => _repos.Contains(repo);

    /// <summary>Adds one at the end.</summary>
    public void Add(PullRequest pull)
    {
        _all.Add(pull);
        _repos.Add(pull.Repo);
        foreach (var places in PlacesOf(pull))
            places.Add(_all.Count - 1);
    }

    /// <summary>Says something else of one; its repository stays.</summary>
    public void Replace(int at, PullRequest pull)
    {
        foreach (var places in PlacesOf(_all[at]))
            places.Remove(at);
        _all[at] = pull;
        foreach (var places in PlacesOf(pull))
            places.Add(at);
    }

    /// <summary>The place of the entry that <paramref name="sent"/> speaks of, or null.</summary>
    public int? Same(PullRequest sent)
    {
        var sameUrl = sent.Url is { } url ? First(_byUrl, (sent.Repo, url)) : null;
        if (sent.Number is not { } number)
            return sameUrl ?? (sent.Url is null ? Numberless(sent.Repo) : First(_numberless, (sent.Repo, false)));
        return First(_byNumber, (sent.Repo, number))
            ?? (sameUrl is { } at && _all[at].Number is null ? at : Numberless(sent.Repo));
    }

    private int? Numberless(string repo)
    {
        var (without, with) = (First(_numberless, (repo, false)), First(_numberless, (repo, true)));
        return without is null || with < without ? with : without;
    }

    private IEnumerable<SortedSet<int>> PlacesOf(PullRequest pull)
    {
        yield return pull.Number is { } number ? Places(_byNumber, (pull.Repo, number)) : Places(_numberless, (pull.Repo, pull.Url is not null));
        if (pull.Url is { } url)
            yield return Places(_byUrl, (pull.Repo, url));
    }

    private static SortedSet<int> Places<TKey>(Dictionary<TKey, SortedSet<int>> of, TKey key)
        where TKey : notnull => of.TryGetValue(key, out var places) ? places : of[key] = [];

    private static int? First<TKey>(Dictionary<TKey, SortedSet<int>> of, TKey key)
        where TKey : notnull => of.TryGetValue(key, out var places) && places.Count > 0 ? places.Min : null;
}

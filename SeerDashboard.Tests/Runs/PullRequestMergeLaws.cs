using CsCheck;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs;

/// <summary>However many there are, they are merged as the rule of STATE.md §4 says, read word by word.</summary>
public sealed class PullRequestMergeLaws
{
    private static readonly string[] Repos = ["a", "b", ""];

    private static readonly long?[] Numbers = [null, 1, 2, 3];

    private static readonly string?[] Urls = [null, null, "https://h/1", "https://h/2"];

    private static readonly string?[] Ids = [null, "x", "y"];

    private static readonly GitProvider[] Providers = [GitProvider.Unknown, GitProvider.Github, GitProvider.Gitlab];

    private static readonly Gen<PullRequest> Pulls = Gen.Select(
        Gen.Int[0, Repos.Length - 1], Gen.Int[0, Numbers.Length - 1], Gen.Int[0, Urls.Length - 1], Gen.Int[0, Ids.Length - 1], Gen.Int[0, Providers.Length - 1],
        (repo, number, url, id, provider) => new PullRequest { Repo = Repos[repo], Number = Numbers[number], Url = Urls[url], Id = Ids[id], Provider = Providers[provider] });

    [Fact]
    public void Merge_OfAnyLists_IsWhatTheRuleSays() => Gen.Select(Pulls.List[0, 8], Pulls.List[0, 8]).Sample(
        (first, second) =>
        {
            var known = PullRequestMerge.Merge([], first);
            Assert.Equal(first.Aggregate((IReadOnlyList<PullRequest>)[], ByTheRule), known);
            Assert.Equal(second.Aggregate(known, ByTheRule), PullRequestMerge.Merge(known, second));
        },
        iter: Host.Rounds.Of(2_000, 50_000));

    private static IReadOnlyList<PullRequest> ByTheRule(IReadOnlyList<PullRequest> known, PullRequest sent)
    {
        var here = known.Where(old => old.Repo == sent.Repo).ToList();
        var sameUrl = sent.Url is null ? null : here.Find(old => old.Url == sent.Url);
        var same = sent.Number is null
            ? sameUrl ?? here.Find(old => old.Number is null && (old.Url is null || sent.Url is null))
            : here.Find(old => old.Number == sent.Number) ?? (sameUrl is { Number: null } ? sameUrl : here.Find(old => old.Number is null));
        if (same is null)
            return !sent.Exists() && here.Count > 0 ? known : [.. known, Stated(sent)];
        var joined = same with
        {
            Number = sent.Number ?? same.Number,
            Id = sent.Id ?? same.Id,
            Url = sent.Url ?? same.Url,
            Provider = sent.Provider == GitProvider.Unknown ? same.Provider : sent.Provider,
        };
        return [.. known.Select(old => ReferenceEquals(old, same) ? Stated(joined) : old)];
    }

    private static PullRequest Stated(PullRequest pull) => pull with { State = pull.Exists() ? PullRequestState.Opened : PullRequestState.Creating };
}

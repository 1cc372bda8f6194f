using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Finding;

/// <summary>Filters of several values: the list, the search and the desk take the same runs.</summary>
public sealed class SeveralValuesTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Coded.Body(1, ("acme/shop", "db/migrations/0001_carts.sql", "CREATE TABLE Carts (Id int)")));
        await _host.KeepAsync("seer", Coded.Body(2, ("acme/web", ".github/workflows/build.yml", "on: push")), DashboardHost.OtherSecret);
        await _host.KeepAsync("seer", Coded.Body(3, ("acme/api", "src/cart.py", "x = 1")));
        await _host.FindsAsync("q=acme", 3, 2, 1);
        await _host.Get<RunHandling>().ClaimAsync([new("acme", Body.Installation, new(1))], "Mia", TestContext.Current.CancellationToken);
        await _host.Get<RunHandling>().ClaimAsync([new("globex", Body.Installation, new(2))], "Jo", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Runs_ThatHaveOneOfTheValues_AreTaken()
    {
        (string Query, long[] Expected)[] cases =
        [
            ("repo=acme/web&repo=acme/shop", [1, 2]),
            ("repo=acme/web&repo=acme/gone", [2]),
            ("integration=acme&integration=globex", [1, 2, 3]),
            ("integration=globex&integration=gone", [2]),
            ("who=mia&who=JO", [1, 2]),
            ("who=JO&who=nobody", [2]),
            ("risk=migration&risk=CI", [1, 2]),
            ("risk=CI&risk=auth", [2]),
            ("size=small&size=large", [1, 2, 3]),
            ("size=medium&size=large", []),
            ("state=codeReady&state=running", [1, 2, 3]),
            ("state=quiet&state=running", []),
            ("stage=coding&stage=solution&repo=acme/api&repo=acme/web", [2, 3]),
            ("level=error&level=fatal", []),
            ("project=shop&project=web", []),
        ];
        foreach (var (query, expected) in cases)
        {
            var (asked, now) = (DeskQuery.Parse(query, out var notes), TimeProvider.System.GetUtcNow());
            var all = await ListAsync(new());

            Assert.Empty(notes);
            Assert.Equal(expected, Numbers(await ListAsync(DeskFilter.Of(asked, me: null, now))));
            Assert.Equal(expected, (await _host.FindAsync("q=acme&" + query)).Order());
            Assert.Equal(expected, Numbers(all.Where(run => asked.Matches(run, now, me: null))));
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<IReadOnlyList<RunSummary>> ListAsync(RunFilter filter) => (await _host.Get<RunReader>().ListAsync(filter, TestContext.Current.CancellationToken)).Items;

    private static IEnumerable<long> Numbers(IEnumerable<RunSummary> runs) => runs.Select(run => run.RunId.Value).Order();
}

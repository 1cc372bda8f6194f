using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SeerDashboard.Api;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Api;

public sealed class RunQueryStringTests
{
    [Fact]
    public void Read_Nothing_AsksForTheFirstPageOfAll()
    {
        var (filter, wrong) = Read("");

        Assert.Empty(wrong);
        Assert.Equivalent(new RunFilter(), filter, strict: true);
    }

    [Fact]
    public void Read_EveryParameter_IsTaken()
    {
        var (filter, wrong) = Read(
            "?state=quiet,running&state=codeReady&stage=coding&repo=acme/shop&repo=acme/web&project=shop&issue=6000000000&integration=main&person=ada"
            + "&level=fatal&size=small&size=large&risk=migration&q=cart+total&since=2026-09-14T08:00:00%2B02:00&sort=started&limit=200&cursor=abc");

        Assert.Empty(wrong);
        Assert.Equal([RunState.Quiet, RunState.Running, RunState.CodeReady], filter.States);
        Assert.Equal([Stage.Coding], filter.Stages);
        Assert.Equal(new GroupId(6_000_000_000), filter.Issue);
        Assert.Equal(["acme/shop", "acme/web"], filter.Repo.Values);
        Assert.Equal(["shop", "main", "ada", "fatal", "migration"], ((AnyOf<string>[])[filter.Project, filter.Integration, filter.Person, filter.Level, filter.Risk]).SelectMany(one => one.Values));
        Assert.Equal([ChangeSize.Small, ChangeSize.Large], filter.Size.Values);
        Assert.Equal(("cart total", "abc"), (filter.Text, filter.Cursor));
        Assert.Equal(new DateTimeOffset(2026, 9, 14, 6, 0, 0, TimeSpan.Zero), filter.Since);
        Assert.Equal((RunSort.Started, 200), (filter.Sort, filter.Limit));
    }

    [Fact]
    public void Read_EmptyValues_DoNotNarrow()
    {
        var (filter, wrong) = Read("?state=&stage=,&repo=&issue=&size=&since=&sort=&limit=&cursor=");

        Assert.Empty(wrong);
        Assert.Equivalent(new RunFilter(), filter, strict: true);
    }

    [Theory]
    [InlineData("2026-09-14", "2026-09-14T00:00:00Z")]
    [InlineData("2026-09-14T08:00Z", "2026-09-14T08:00:00Z")]
    [InlineData("2026-09-14T08:00:00", "2026-09-14T08:00:00Z")]
    [InlineData("2026-09-14T08:00:00.25Z", "2026-09-14T08:00:00.25Z")]
    public void Read_Since_TakesIso8601AndMeansUtc(string since, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Read("?since=" + since).Filter.Since);

    [Theory]
    [InlineData("state=done", "'state' may be waiting, failed, awaitingInput, quiet, running")]
    [InlineData("state=running,4", "it was '4'")]
    [InlineData("stage=plan", "'stage' may be rootCause, solution, coding, pullRequest; it was 'plan'")]
    [InlineData("issue=SHOP-1", "'issue' must be")]
    [InlineData("issue=99999999999999999999", "'issue' must be")]
    [InlineData("size=huge", "'size' may be small, medium, large")]
    [InlineData("since=yesterday", "'since' must be a time in ISO 8601")]
    [InlineData("since=09/14/2026", "'since' must be a time in ISO 8601")]
    [InlineData("sort=severity", "'sort' may be updated, started")]
    [InlineData("limit=0", "'limit' must be a whole number from 1 to 200")]
    [InlineData("limit=201", "'limit' must be a whole number from 1 to 200")]
    [InlineData("limit=ten", "'limit' must be a whole number from 1 to 200")]
    [InlineData("q=a&q=b", "'q' may be given once")]
    public void Read_WhatCannotBe_IsNamedWithWhatMayBe(string query, string expected) =>
        Assert.Contains(expected, Read("?" + query).Wrong, StringComparison.Ordinal);

    [Fact]
    public void Read_TwoWrong_NamesBoth()
    {
        var (_, wrong) = Read("?limit=0&sort=x");

        Assert.Contains("'limit'", wrong, StringComparison.Ordinal);
        Assert.Contains("'sort'", wrong, StringComparison.Ordinal);
    }

    private static (RunFilter Filter, string Wrong) Read(string query)
    {
        var reader = new RunQueryString(new QueryCollection(QueryHelpers.ParseQuery(query)));
        var filter = reader.Read();
        return (filter, reader.Wrong);
    }
}

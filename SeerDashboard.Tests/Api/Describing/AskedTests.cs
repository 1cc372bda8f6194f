using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SeerDashboard.Api;
using SeerDashboard.Api.Changes;
using SeerDashboard.Api.Describing;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>The parameters that are described are those that are read.</summary>
public sealed class AskedTests
{
    private static readonly string[] Paging = ["limit", "cursor"];

    [Fact]
    public void Runs_AreAskedForAsTheyAreRead()
    {
        var read = ReadBy(query => new RunQueryString(query).Read());
        Assert.Equal(read.Append("fields").Order(StringComparer.Ordinal), Names(AboutRuns.List));
        Assert.Equal(read.Except(Paging).Append("format").Order(StringComparer.Ordinal), Names(AboutRuns.Export));
        Assert.Equal(read.Order(StringComparer.Ordinal), Names(AboutNews.Feed));
        Assert.Subset(read.Append("of").ToHashSet(StringComparer.Ordinal), Names(AboutNews.RunsTable).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Deliveries_AreAskedForAsTheyAreRead()
    {
        var read = ReadBy(query => (new DeliveryQueryString(query).Filter(), new DeliveryQueryString(query).Paging()));
        Assert.Equal(read.Order(StringComparer.Ordinal), Names(AboutLog.List));
        Assert.Equal(read.Except(Paging).Append("format").Order(StringComparer.Ordinal), Names(AboutLog.Export));
    }

    [Fact]
    public void Actions_AreAskedForAsTheyAreRead()
    {
        var read = ReadBy(query => (new AuditQueryString(query).Filter(), new AuditQueryString(query).Paging()));
        Assert.Equal(read.Order(StringComparer.Ordinal), Names(AboutLog.Actions));
        Assert.Equal(read.Except(Paging).Append("format").Order(StringComparer.Ordinal), Names(AboutLog.ActionsExport));
    }

    [Fact]
    public void Changes_AreAskedForAsTheyAreRead()
    {
        var read = ReadBy(query => new ChangesQuery(query)).Concat(["installation", "integration"]).ToList();
        Assert.Equal(read.Order(StringComparer.Ordinal), Names(AboutChanges.Patch));
        // One hunk, or one repository, is only for a patch.
        Assert.Equal(read.Except(["hunk", "repo"]).Order(StringComparer.Ordinal), Names(AboutChanges.Diff));
    }

    private static IEnumerable<string> Names(Described what) => what.Query.Select(one => one.Name).Order(StringComparer.Ordinal);

    private static HashSet<string> ReadBy(Func<IQueryCollection, object> read)
    {
        var query = new Noted();
        _ = read(query);
        return query.Names;
    }

    /// <summary>Has nothing, and notes what it is asked for.</summary>
    private sealed class Noted : IQueryCollection
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public int Count => 0;

        public ICollection<string> Keys => [];

        public StringValues this[string key]
        {
            get
            {
                Names.Add(key);
                return StringValues.Empty;
            }
        }

        public bool ContainsKey(string key) => Names.Add(key) && false;

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out StringValues value)
        {
            Names.Add(key);
            value = StringValues.Empty;
            return false;
        }

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, StringValues>>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

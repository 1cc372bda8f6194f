using System.Text.RegularExpressions;

namespace SeerDashboard.Tests.House;

/// <summary>What a screen reader is told by itself says something new each time.</summary>
public sealed partial class LiveRegionTests
{
    [Fact]
    public void Regions_HoldNoTimeThatTicks()
    {
        // The browser writes such a time anew each second, and a reader would read it each second.
        var regions = Repository.Sources(".razor").SelectMany(file => Regions(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(inside => (file, inside))).ToList();
        Assert.True(regions.Count > 20, "The regions were not found.");
        Assert.DoesNotContain(regions, region => Ticking().IsMatch(region.inside));
    }

    [Fact]
    public void Regions_OfNestedElements_AreFoundWhole() =>
        Assert.Equal(["a<span>b</span><TimeAgo At=\"x\" />"], Regions("<p>c</p><span role=\"status\">a<span>b</span><TimeAgo At=\"x\" /></span><time>"));

    private static IEnumerable<string> Regions(string markup)
    {
        foreach (Match opens in Opening().Matches(markup))
        {
            var (depth, from) = (1, opens.Index + opens.Length);
            foreach (Match tag in Regex.Matches(markup[from..], $@"<(?<end>/?){opens.Groups["tag"].Value}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            {
                depth += tag.Groups["end"].Length > 0 ? -1 : 1;
                if (depth > 0)
                    continue;
                yield return markup.Substring(from, tag.Index);
                break;
            }
        }
    }

    [GeneratedRegex("<(?<tag>[a-z]+)[^<>]*(?:role=\"(?:status|alert|log)\"|aria-live)[^<]*?>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex("<(?:TimeAgo|MomentText|ProgressLine|time)\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ticking();
}

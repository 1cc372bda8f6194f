using System.Text.Json.Nodes;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>What worked with the last release works with this.</summary>
[Collection(OfOneHost.Name)]
public sealed class BaselineTests(DescribedHost one)
{
    [Fact]
    public void Api_BreaksNothingThatTheLastReleaseHad()
    {
        if (Baseline.IsRenewed)
            Baseline.Write(one.Text);
        var breaks = Breaks.Between(Baseline.Read(), one.Description);
        Assert.True(breaks.Count == 0, $"Programs that were written for the last release would stumble over this:\n{string.Join('\n', breaks)}\n\nGive it back, or add beside it. {Baseline.HowToRenew}");
    }

    [Fact]
    public void Api_IsThatOfTheLastRelease_AndWhatCameAnew()
    {
        if (Baseline.IsRenewed)
            Baseline.Write(one.Text);
        var was = Baseline.Bare(Baseline.Read());
        var left = Baseline.Bare(Baseline.Without(one.Description, Baseline.Read()));
        Assert.True(JsonNode.DeepEquals(was, left), $"Something of the last release is described in another way, though it may break nothing:\n{Difference(was, left, "")}\n\n{Baseline.HowToRenew}");
    }

    /// <summary>Where the first of it is.</summary>
    private static string Difference(JsonNode? was, JsonNode? left, string at) => (was, left) switch
    {
        (JsonObject before, JsonObject after) when before.FirstOrDefault(member => !JsonNode.DeepEquals(member.Value, after[member.Key])) is { Key: { } name } => Difference(before[name], after[name], $"{at}/{name}"),
        (JsonArray before, JsonArray after) when before.Count == after.Count => before.Zip(after).Select((pair, number) => (pair, number)).Where(each => !JsonNode.DeepEquals(each.pair.First, each.pair.Second))
            .Select(each => Difference(each.pair.First, each.pair.Second, $"{at}/{each.number}")).First(),
        _ => $"{at} was {was?.ToJsonString() ?? "there"} and is {left?.ToJsonString() ?? "gone"}.",
    };
}

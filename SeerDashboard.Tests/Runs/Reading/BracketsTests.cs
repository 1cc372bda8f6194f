using System.Text;
using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Tests.Runs.Reading;

/// <summary>Ten megabytes that say nothing cost no more than ten megabytes that do: measured in memory taken, not in time.</summary>
public sealed class BracketsTests
{
    private const int Size = 10 * 1024 * 1024;

    // What one reader may take more than another without any part of the body being the reason.
    private const long Little = 64 * 1024;

    [Theory]
    [InlineData("[", "line 1, byte 49")]
    [InlineData("{\"a\":", "line 1, byte 241")]
    [InlineData("[[],{\"a\":", "line 1, byte")]
    public void Read_BracketsInBrackets_StopsAtTheDepthThatIsTaken(string part, string where)
    {
        var body = Repeated("", part, "");
        Assert.Contains($"more than 48 levels deep: see {where}", Reason(body), StringComparison.Ordinal);
        Assert.InRange(Allocated(body), 0, Allocated(Plain()) + Little);
    }

    [Theory]
    [InlineData("[[]", ",[]", "]")]
    [InlineData("[0", ",0", "]")]
    [InlineData("{\"data\":[{}", ",{}", "]}")]
    [InlineData("{\"action\":\"root_cause_started\",\"data\":{\"run_id\":1,\"x\":[[]", ",[[],[]]", "]}}")]
    public void Read_BracketsBesideBrackets_StopsAtTheNumberThatIsTaken(string begin, string part, string end)
    {
        var body = Repeated(begin, part, end);
        Assert.Equal("The body has more than 2,000,000 names, values and brackets.", Reason(body));
        Assert.InRange(Allocated(body), 0, Allocated(Plain()) + Little);
    }

    [Fact]
    public void Read_ManySteps_AreStillRead()
    {
        var steps = string.Join(',', Enumerable.Repeat("""{"title":"t","description":"d"}""", 100_000));
        Assert.IsType<DeliveryContent.Seer>(Incoming.Read("seer", "{\"action\":\"solution_completed\",\"data\":{\"run_id\":1,\"solution\":{\"steps\":[" + steps + "]}}}"));
    }

    /// <summary>The second time: the first one fills the pools that all of them share.</summary>
    private static long Allocated(byte[] body)
    {
        Incoming.Read("seer", body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Incoming.Read("seer", body);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Reason(byte[] body) => Assert.IsType<DeliveryContent.Unreadable>(Incoming.Read("seer", body)).Reason;

    /// <summary>An honest body of that size that is no event of a run.</summary>
    private static byte[] Plain() => Encoding.UTF8.GetBytes("{\"data\":\"" + new string('x', Size - 11) + "\"}");

    private static byte[] Repeated(string begin, string part, string end) =>
        Encoding.UTF8.GetBytes(new StringBuilder(begin, Size).Insert(begin.Length, part, (Size - begin.Length - end.Length) / part.Length).Append(end).ToString());
}

using CsCheck;
using SeerDashboard.Components.Deliveries;
using SeerDashboard.Components.Text;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Deliveries;

public sealed class LogAddressTests
{
    private static readonly Gen<string?> Word = Gen.OneOf(Gen.Const((string?)null), Gen.String[1, 12].Select(text => text.Trim() is { Length: > 0 } said && said.All(one => !char.IsSurrogate(one)) ? said : null));

    private static readonly Gen<long?> Number = Gen.OneOf(Gen.Const((long?)null), Gen.Long.Select(number => (long?)number));

    private static readonly Gen<DateTimeOffset?> Time = Gen.OneOf(
        Gen.Const((DateTimeOffset?)null), Gen.Int[0, 10_000_000].Select(minutes => (DateTimeOffset?)DateTimeOffset.UnixEpoch.AddMinutes(minutes)),
        Gen.Int[0, 1_000_000_000].Select(seconds => (DateTimeOffset?)DateTimeOffset.UnixEpoch.AddSeconds(seconds)),
        Gen.Long[0, 10_000_000_000_000_000].Select(ticks => (DateTimeOffset?)DateTimeOffset.UnixEpoch.AddTicks(ticks)));

    private static readonly Gen<DeliveryFilter> Filter = Gen.Select(
        Gen.Select(Word, Word, Word, Word), Gen.Select(Number, Number), Gen.Select(Time, Time), Gen.Int[-1, 3], Gen.Bool,
        (words, numbers, times, outcome, bodies) => new DeliveryFilter
        {
            Text = words.Item1,
            Resource = words.Item2,
            Action = words.Item3,
            Integration = words.Item4,
            Run = numbers.Item1 is { } run ? new RunId(run) : null,
            Issue = numbers.Item2 is { } issue ? new GroupId(issue) : null,
            Since = times.Item1,
            Until = times.Item2,
            Outcome = outcome < 0 ? null : (Outcome)outcome,
            InBodies = bodies && words.Item1 is not null,
        });

    [Fact]
    public void Address_ReadBack_SaysTheSame() => Gen.Select(Filter, Number, Number).Sample((filter, before, open) =>
    {
        var address = new LogAddress { Filter = filter, Before = before, Open = open };
        return LogAddress.Of("http://127.0.0.1" + address.Href) == address;
    });

    [Fact]
    public void Draft_OfAFilter_AsksForTheSame() => Filter.Sample(filter => LogDraft.Of(filter).Filter() == filter);

    [Fact]
    public void Chips_TakenAwayOneByOne_LeaveNothing() => Filter.Sample(filter =>
    {
        var left = filter;
        while (LogDraft.Said(left).FirstOrDefault().Without is { } without)
            left = without;
        return left.IsAll;
    });

    [Fact]
    public void Address_ThatCannotBeRead_AsksForNothingAndNamesIt() =>
        Assert.Equal(new LogAddress { LeftOut = "outcome, run, since, before" }, LogAddress.Of("http://127.0.0.1/deliveries?outcome=lost&run=x&since=yesterday&id=&before=1e9"));

    [Fact]
    public void Draft_WithTheNameOfAnIssue_SaysWhatIsMeant()
    {
        var draft = new LogDraft { Issue = "SHOP-12", Run = " 7 " };
        Assert.Null(draft.WrongRun);
        Assert.StartsWith("“SHOP-12” is no number of an issue.", draft.WrongIssue, StringComparison.Ordinal);
    }

    [Fact]
    public void Counted_OfAFilter_IsNotInAll()
    {
        Assert.Equal("every signed request, newest first; 1,200 in all", LogWords.Counted(new(), 1200));
        Assert.Equal("signed requests that the filters ask for, newest first; 3 of them", LogWords.Counted(new() { Action = "created" }, 3));
        Assert.Equal("signed requests that the filters ask for, newest first", LogWords.Counted(new() { Text = "x" }, null));
    }

    [Theory]
    [InlineData(new byte[] { 0x7B, 0xFF, 0x7D }, "{\\xFF}")]
    [InlineData(new byte[] { 0xE2, 0x82, 0xAC }, "€")]
    [InlineData(new byte[] { 0xE2, 0x82 }, "\\xE2\\x82")]
    public void ExactText_OfBytes_ShowsEach(byte[] bytes, string expected) => Assert.Equal(expected, ExactText.Of(bytes));
}

using System.Text;
using System.Text.Json;
using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Runs;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Whatever comes: no exception escapes the signature, the reader or the fold.</summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = Rounds.Of(20_000, 1_000_000);

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Integration[] Integrations = [new() { Name = "acme" }, new() { Name = "globex", Kind = IntegrationKind.Published }];

    private static readonly (Integration Owner, byte[] Secret)[] Keys = [(Integrations[0], "one"u8.ToArray()), (Integrations[1], "two"u8.ToArray())];

    [Fact]
    public void Anything_SignedReadAndFolded_LetsNoExceptionEscape()
    {
        var (inputs, events) = (0, 0);
        // Two bodies told of one run: what was damaged meets what was damaged in another way.
        Gen.Select(Broken.Any.Array[2], Gen.Bool).Sample(
            (both, published) =>
            {
                var arrivals = both.Select(one => ArrivalOf(one, Keys[published ? 1 : 0])).ToList();
                var read = arrivals.Select(arrival => arrival.Content).OfType<DeliveryContent.Seer>().ToList();
                Assert.DoesNotContain(arrivals, arrival => arrival.Content is DeliveryContent.Unreadable wrong && wrong.Reason.StartsWith("This version could not", StringComparison.Ordinal));
                Interlocked.Add(ref inputs, both.Length);
                Interlocked.Add(ref events, read.Count);
                if (read.Count > 0)
                    Fold(read, [.. arrivals.Where(arrival => arrival.Content is DeliveryContent.Seer).Select(arrival => StoredEvent.Read(arrival.Read!)!)]);
            },
            iter: Inputs / 2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{inputs} inputs, {events} of them events of a run.");
        Assert.True(events > inputs / 6, $"Only {events} of {inputs} inputs were read as an event: the generator damages too much to test the fold.");
    }

    [Fact]
    public void FindSigner_AnySignatureHeader_NamesOnlyWhoSigned()
    {
        var near = Gen.Select(Gen.Int[0, 63], Gen.Char[' ', '\u00ff'], Gen.Int[0, 3]);
        Gen.Select(Gen.Byte.Array[0, 100], Gen.String, near, Gen.Int[0, 1]).Sample(
            (body, any, other, who) =>
            {
                var right = Signature.Of(body, Keys[who].Secret);
                var changed = other.Item3 switch
                {
                    0 => right[..other.Item1] + other.Item2 + right[(other.Item1 + 1)..],
                    1 => right[..other.Item1],
                    2 => "sha256=" + right,
                    _ => right + other.Item2,
                };
                Assert.Same(Keys[who].Owner, Signature.FindSigner(right, body, Keys));
                Assert.Null(Signature.FindSigner(any, body, Keys));
                Assert.Equal(string.Equals(changed, right, StringComparison.OrdinalIgnoreCase) ? Keys[who].Owner : null, Signature.FindSigner(changed, body, Keys));
            },
            iter: Inputs);
    }

    private static Arrival ArrivalOf(Broken one, (Integration Owner, byte[] Secret) key)
    {
        Assert.Same(key.Owner, Signature.FindSigner(Signature.Of(one.Body, key.Secret), one.Body, Keys));
        Assert.Null(Signature.FindSigner(one.RequestId, one.Body, Keys));
        var arrival = Arrival.Of(one.Body, key.Owner, new(one.Resource, one.RequestId, one.Timestamp), Now);
        Assert.Equal(one.Body, Zstd.Unpack(arrival.Body));
        return arrival;
    }

    private static void Fold(List<DeliveryContent.Seer> read, SeerEvent[] events)
    {
        var run = Replay.Of(read[0].Run, events);
        Assert.Equal(Story.Written(run), Story.Written(Replay.Of(read[0].Run, events.Reverse())));
        Assert.Equal(Story.Written(run), Story.Written(JsonSerializer.Deserialize(Story.Written(run), RunsJson.Default.SeerRun)!));
        var summary = Summaries.Compose(run, Story.Context());
        var patches = read.SelectMany(one => one.Patches).DistinctBy(patch => patch.Key).ToDictionary();
        var whole = Summaries.Whole(summary.At(Now), run, id => patches.GetValueOrDefault(id));
        Assert.NotEmpty(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(whole, RunsJson.Default.Run)));
        Assert.NotEmpty(RunWords.State(summary, Now, UsualTimes.Unknown));
    }
}

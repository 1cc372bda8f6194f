using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Store;

/// <summary>
/// One delivery of a run as Sentry tells it, both generations mixed, and as the network and forgers leave it: lost, doubled, done again, late,
/// under another's Request-ID, with a timestamp that says nothing. Four senders tell of the same run number: two integrations with two installations each.
/// </summary>
/// <param name="Sender">0 to 3.</param>
/// <param name="Payload">What it says.</param>
/// <param name="Second">When it is sent, and received, in seconds after the first.</param>
/// <param name="Request">Its Request-ID; senders share them.</param>
/// <param name="Timestamp">What its header says in place of the time of sending; null: the truth.</param>
public sealed record Disturbed(int Sender, Payload Payload, int Second, int Request, string? Timestamp = null)
{
    private static readonly DateTimeOffset First = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Installations = [Body.Installation, "0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"];

    private static readonly Gen<(bool First, bool Lost, int Later)> Step =
        Gen.Select(Gen.Bool, Gen.Int[0, 6].Select(die => die == 0), Gen.OneOf(0, 2, 30, 61, 200));

    /// <summary>What one sender would send, were nothing lost: all ten actions, each of either generation where there are two.</summary>
    private static readonly Gen<Disturbed[]> Story = Gen.Select(Gen.Int[0, 3], Step.Array[10], (sender, steps) =>
    {
        var second = 0;
        return steps.Select((step, at) => (step.Lost, Told: new Disturbed(
                sender, step.First && at < Payload.FirstGeneration.Count ? Payload.FirstGeneration[at] : Payload.SecondGeneration[at], second += step.Later, at)))
            .Where(one => !one.Lost).Select(one => one.Told).ToArray();
    });

    private static readonly Gen<(int How, int Which, int Other, int Later, string Says)> Disturbance = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99], Gen.OneOf("", "abc", "-1", "99999999999999999999", "1.5", "1", "2000000000"));

    /// <summary>Any such set, and the same in another order.</summary>
    public static readonly Gen<(Disturbed[] One, Disturbed[] Other)> InTwoOrders =
        Gen.Select(Story.Array[1, 3], Disturbance.Array[0, 8], (stories, all) => all.Aggregate(stories.SelectMany(story => story).ToArray(), Disturb))
            .Where(told => told.Length > 0)
            .SelectMany(one => Gen.Shuffle((Disturbed[])[.. one]).Select(other => (one, other)));

    private DateTimeOffset At => First.AddSeconds(Second);

    /// <summary>The run that it is of.</summary>
    public RunKey KeyOf(long run, IReadOnlyList<Integration> integrations) => new(integrations[Sender / 2].Name, Installations[Sender % 2], new(run));

    /// <summary>As it arrives.</summary>
    public Arrival ArrivalOf(long run, IReadOnlyList<Integration> integrations) => Arrival.Of(
        BodyOf(run), integrations[Sender / 2], new("seer", $"{Request:x32}", Timestamp ?? At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), At);

    /// <summary>As the fold sees it.</summary>
    public SeerEvent EventOf(long run, IReadOnlyList<Integration> integrations) =>
        Assert.IsType<DeliveryContent.Seer>(EventReader.Read(ArrivalOf(run, integrations).Facts, BodyOf(run))).Event;

    private static Disturbed[] Disturb(Disturbed[] told, (int How, int Which, int Other, int Later, string Says) by)
    {
        if (told.Length == 0)
            return told;
        var at = by.Which % told.Length;
        var one = told[at];
        return by.How switch
        {
            // Sentry's retry, or the same moment again, under a new Request-ID.
            0 => [.. told, one with { Second = one.Second + ((int[])[0, 1, 4, 280, 300, 600, 925])[by.Later % 7], Request = 1_000 + by.Later }],
            // The very request again.
            1 => [.. told, one with { Second = one.Second + (by.Later * 20) }],
            // The step done again after a minute or more.
            2 => [.. told, one with { Second = one.Second + 61 + (by.Later * 17), Request = 2_000 + by.Later }],
            // Sent late: perhaps after what follows from it.
            3 => Replace(one with { Second = one.Second + ((int[])[10, 59, 60, 61, 1_190, 1_201])[by.Later % 6] }),
            // Headers are not signed: another's Request-ID, or a timestamp that says nothing.
            4 => Replace(one with { Request = told[by.Other % told.Length].Request }),
            _ => Replace(one with { Timestamp = by.Says }),
        };

        Disturbed[] Replace(Disturbed with) => [.. told[..at], with, .. told[(at + 1)..]];
    }

    private byte[] BodyOf(long run)
    {
        var body = JsonNode.Parse(Payload.Body())!;
        body["data"]!["run_id"] = run;
        body["installation"]!["uuid"] = Installations[Sender % 2];
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}

namespace SeerDashboard.Samples;

/// <summary>What the network and the queues do to a run: late and out of order, twice, never.</summary>
/// <param name="Shuffle">Deliveries of a run arrive out of order, each later than it was sent.</param>
/// <param name="Duplicates">Probability, 0 to 1, that a delivery comes again.</param>
/// <param name="Drop">Probability, 0 to 1, that a delivery is lost.</param>
internal sealed record Disturbance(bool Shuffle, double Duplicates, double Drop)
{
    /// <summary>Everything arrives, once, in order.</summary>
    public static readonly Disturbance None = new(false, 0, 0);

    // Duplicates are told by times of sending less than 5 s apart (STATE.md §3).
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The run as it arrives.</summary>
    public SampleRun Apply(SampleRun run, int seed)
    {
        if (this == None)
            return run;
        var random = new Random(unchecked((seed * 31) + (int)run.RunId.Value));
        var longest = run.Deliveries[^1].SentAfter;
        var arriving = new List<SampleDelivery>();
        foreach (var delivery in run.Deliveries)
        {
            // Thrown for every delivery, so that one option does not change what another does.
            var (lost, again, sameRequest) = (random.NextDouble() < Drop, random.NextDouble() < Duplicates, random.Next(2) == 0);
            var (delay, delayAgain, requestId) = (random.NextDouble(), random.NextDouble(), Convert.ToHexStringLower(Bytes(random)));
            if (lost)
                continue;
            arriving.Add(Shuffle ? Late(delivery, longest * delay) : delivery);
            if (again)
            {
                // A retry inside Sentry keeps its Request-ID, a published app's has a new one.
                var copy = delivery with { Again = true, RequestId = sameRequest ? delivery.RequestId : requestId };
                arriving.Add(Shuffle ? Late(copy, longest * delayAgain) : Late(copy, Soon));
            }
        }
        return run with { Deliveries = [.. arriving.OrderBy(delivery => delivery.ArrivesAfter)] };
    }

    private static SampleDelivery Late(SampleDelivery delivery, TimeSpan by) => delivery with { ArrivesAfter = delivery.SentAfter + by };

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return bytes;
    }
}

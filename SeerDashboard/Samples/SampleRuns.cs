namespace SeerDashboard.Samples;

/// <summary>Makes sample runs without end; everything follows from the seed (no clock, no other chance).</summary>
/// <param name="seed">The same seed makes the same bodies in the same order.</param>
/// <param name="generation">Which generation of payloads.</param>
internal sealed class SampleRuns(int seed, Generation generation)
{
    private readonly IReadOnlyList<Scenario> _scenarios = ScenarioLibrary.All;

    /// <summary>Run after run; each scenario comes once before any comes again.</summary>
    public IEnumerable<SampleRun> All()
    {
        for (var round = 0; ; round++)
        {
            var order = Enumerable.Range(0, _scenarios.Count).ToArray();
            Dice(round, -1).Shuffle(order);
            for (var place = 0; place < order.Length; place++)
                yield return Make(_scenarios[order[place]], order[place], round, place);
        }
    }

    private SampleRun Make(Scenario scenario, int index, int round, int place)
    {
        var random = Dice(round, index);
        // Now and then an issue comes back, and its newer run supersedes the older.
        var issueRound = round > 0 && random.Next(4) == 0 ? round - 1 : round;
        var told = generation == Generation.Mixed ? (random.Next(100) < 45 ? Generation.First : Generation.Second) : generation;
        var run = new RunFacts
        {
            Scenario = scenario,
            Random = random,
            RunId = new(RunBase() + ((round * (long)_scenarios.Count) + place)),
            Issue = IssueFigures.Of(scenario, Dice(issueRound, 1000 + index)),
            SentryRunId = Uuid(random),
            PullRequests = [.. scenario.PullRequests.Select(_ => (random.Next(80, 2400), random.NextInt64(1_800_000_000, 2_900_000_000)))],
            Generation = told,
            OddOne = generation == Generation.Mixed && told == Generation.Second && random.Next(4) == 0
                ? (random.Next(2) == 0 ? "solution_completed" : "coding_completed")
                : null,
            StartsWithoutIssue = told == Generation.First && random.Next(8) == 0,
        };
        return new()
        {
            Scenario = scenario.Name,
            RunId = run.RunId,
            GroupId = run.Issue.Id,
            Ends = told == Generation.First ? scenario.EndsFirst : scenario.EndsSecond,
            Deliveries = Deliveries(run),
        };
    }

    private static List<SampleDelivery> Deliveries(RunFacts run)
    {
        var deliveries = new List<SampleDelivery>();
        var at = TimeSpan.Zero;
        foreach (var line in run.Scenario.Script.Select(ScriptLine.Parse))
        {
            var pause = line.Pause(run.Random);
            if (line.SecondOnly && run.Generation == Generation.First)
                continue;
            at = deliveries.Count == 0 ? TimeSpan.Zero : at + pause;
            var body = line.Resource == "seer" ? SeerBody.Of(run, line) : IssueBody.Of(run, line);
            deliveries.Add(new()
            {
                Resource = line.Resource,
                Action = line.Action,
                Body = Wire.Bytes(body),
                RequestId = Uuid(run.Random).ToString("N"),
                SentAfter = at,
                ArrivesAfter = at,
            });
        }
        return deliveries;
    }

    private long RunBase() => new Random(seed).NextInt64(1_000_000, 800_000_000) * 10;

    private Random Dice(int round, int index) => new(unchecked((seed * 1_000_003) + (round * 7_919) + index));

    private static Guid Uuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}

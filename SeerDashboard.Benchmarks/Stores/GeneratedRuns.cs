using SeerDashboard.Runs;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>All runs of a generated store, the oldest first: a quarter of them of an issue that was seen before, most of the older ones handled by somebody.</summary>
public sealed class GeneratedRuns
{
    private const int Stories = 96;
    private const int Remembered = 64;
    private const int MostAgain = 5;

    private static readonly string[] People = ["Mira", "Jonas", "Aiko", "Tomas", "Priya", "Lena", "Samir", "Olga"];

    private readonly StoreSize _size;
    private readonly IReadOnlyList<Story> _stories;
    private readonly List<(Story Story, RunTraits Traits)> _recent = [];

    private int _left;

    /// <param name="size">How many.</param>
    public GeneratedRuns(StoreSize size) => (_size, _stories, _left) = (size, Story.Some(size.Seed, Stories), size.Deliveries);

    /// <summary>One after the other; as many deliveries in all as were asked for.</summary>
    public IEnumerable<GeneratedRun> All()
    {
        for (var at = 0; at < _size.Runs; at++)
            yield return Make(at);
    }

    private GeneratedRun Make(int at)
    {
        var dice = new Random(unchecked((_size.Seed * 1_000_003) + at));
        var (story, traits) = Traits(at, dice);
        var slot = StoreSize.Span / _size.Runs;
        // A repository's steps take their own time.
        var start = _size.Until - StoreSize.Span + (slot * (at + dice.NextDouble()));
        var pace = 0.6 + (traits.Variant * 0.2) + (dice.NextDouble() * 0.4);
        var values = story.Values(traits);
        var steps = Steps(story, at, dice).Select(step => new GeneratedDelivery(
            step.Resource, Request(dice), At(start + (step.After * pace)), TimeSpan.FromMilliseconds(dice.Next(80, 1_400)), step.Body, values)).ToList();
        return new(dice.Next(10) == 0 ? "globex" : "acme", traits.Run, steps, Handling(dice, steps[^1].SentAt));
    }

    private (Story Story, RunTraits Traits) Traits(int at, Random dice)
    {
        var again = _recent.Count > 0 && dice.Next(4) == 0 ? _recent[dice.Next(_recent.Count)] : default;
        var story = again.Story ?? _stories[dice.Next(_stories.Count)];
        var traits = RunTraits.Of(1_000_000 + at, story, dice, again.Traits);
        if (_recent.Count == Remembered)
            _recent.RemoveAt(0);
        _recent.Add((story, traits));
        return (story, traits);
    }

    /// <summary>The first so many of its story, whose last step is told again where that is too short; the last run takes what is left.</summary>
    private List<StoryStep> Steps(Story story, int at, Random dice)
    {
        var runs = _size.Runs - at;
        var most = Math.Max(1, _left - (runs - 1));
        var wanted = runs == 1 ? most : Math.Clamp((int)Math.Round((double)_left / runs * (0.4 + (1.2 * dice.NextDouble()))), 1, most);
        var steps = story.Steps.Take(wanted).ToList();
        // Few runs fall silent in the middle of a step.
        if (steps[^1].Action.EndsWith("_started", StringComparison.Ordinal) && dice.Next(20) > 0 && steps.Count < Math.Min(most, story.Steps.Count))
            steps.Add(story.Steps[steps.Count]);
        while (steps.Count < wanted && (runs == 1 || steps.Count < story.Steps.Count + MostAgain))
            steps.Add(steps[^1] with { After = steps[^1].After + TimeSpan.FromMinutes(2) });
        _left -= steps.Count;
        return steps;
    }

    private Handling Handling(Random dice, DateTimeOffset last)
    {
        var (old, chance, by) = (_size.Until - last > TimeSpan.FromDays(3), dice.Next(100), People[dice.Next(People.Length)]);
        var claimed = chance % 3 == 0 ? Runs.Handling.None with { ClaimedBy = by, ClaimedAt = last.AddMinutes(5) } : Runs.Handling.None;
        if (chance < (old ? 60 : 10))
            return claimed with { Done = new(by, last.AddHours(2), last) };
        return chance >= 98 ? claimed with { Snooze = new(by, last.AddMinutes(9), null, last) } : claimed;
    }

    private DateTimeOffset At(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(Math.Min(at.ToUnixTimeSeconds(), _size.Until.ToUnixTimeSeconds()));

    private static string Request(Random dice) => Convert.ToHexStringLower([.. BitConverter.GetBytes(dice.NextInt64()), .. BitConverter.GetBytes(dice.NextInt64())]);
}

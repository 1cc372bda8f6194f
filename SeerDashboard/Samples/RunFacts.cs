using SeerDashboard.Runs;

namespace SeerDashboard.Samples;

/// <summary>What stays the same through one sample run.</summary>
internal sealed record RunFacts
{
    /// <summary>The story.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The run's own dice; whoever throws them in the order of the script gets the same run.</summary>
    public required Random Random { get; init; }

    /// <summary>Sentry's number of the run.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The issue.</summary>
    public required IssueFigures Issue { get; init; }

    /// <summary>Second generation: Sentry's newer id of the run.</summary>
    public required Guid SentryRunId { get; init; }

    /// <summary>Number and id of each pull request, in the scenario's order.</summary>
    public required IReadOnlyList<(int Number, long Id)> PullRequests { get; init; }

    /// <summary>First or second.</summary>
    public required Generation Generation { get; init; }

    /// <summary>The one action that is told in the first generation although the run is of the second; null usually.</summary>
    public string? OddOne { get; init; }

    /// <summary>One early version of Sentry left <c>group_id</c> out at the start (SENTRY.md §3).</summary>
    public bool StartsWithoutIssue { get; init; }

    /// <summary>Whether <paramref name="action"/> is told in the first generation.</summary>
    public bool First(string action) => Generation == Generation.First || OddOne == action;

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Random.Next(100) < percent;
}

/// <summary>Ids and counts of one issue; an issue that is seen again has the same.</summary>
internal sealed record IssueFigures
{
    /// <summary>Sentry's number; beyond 2³² like the real ones.</summary>
    public required GroupId Id { get; init; }

    /// <summary>e.g. <c>SHOP-4F2</c>.</summary>
    public required string ShortId { get; init; }

    /// <summary>Users affected.</summary>
    public required int Users { get; init; }

    /// <summary>Events counted.</summary>
    public required int Events { get; init; }

    /// <summary>First event.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Last event.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>The figures of one issue of a scenario.</summary>
    public static IssueFigures Of(Scenario scenario, Random random)
    {
        const string digits = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        var share = 0.7 + (random.NextDouble() * 0.6);
        // Not the clock: the same seed makes the same bytes.
        var first = new DateTimeOffset(2026, 9, 1, 6, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(20 * 86_400));
        return new()
        {
            Id = new(7_000_000_000 + random.Next(1_000_000_000)),
            ShortId = $"{scenario.Issue.Key}-{random.Next(1, 9)}{digits[random.Next(digits.Length)]}{digits[random.Next(digits.Length)]}",
            Users = Math.Max(1, (int)(scenario.Issue.Users * share)),
            Events = Math.Max(1, (int)(scenario.Issue.Events * share)),
            FirstSeen = first,
            LastSeen = first.AddSeconds(random.Next(3600, 5 * 86_400)),
        };
    }
}

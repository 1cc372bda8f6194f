using System.Globalization;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>What makes one run another than the rest of its story.</summary>
public sealed record RunTraits
{
    private const int Repositories = 12;
    private const int Modules = 400;

    private static readonly string[] Words =
        ("account address archive audit basket batch billing booking bucket cache catalog channel checkout cluster column contract courier coupon currency customer cursor delivery deposit device digest discount "
        + "dispatch document draft driver email endpoint export factory feature filter folder gateway handler header import inventory invoice journal kernel ledger license locale login manifest market member merchant "
        + "message metric migration module network notice order outbox owner package page parcel partner patch payment pipeline plan policy portal price profile provider queue quota quote rate receipt record refund "
        + "region release report request reserve retry return review rule schedule schema search seat secret sender session setting shipment signal snapshot source stock store stream summary supplier table tariff "
        + "tenant thread ticket timer token topic track transfer upload vendor voucher wallet webhook worker").Split(' ');

    /// <summary>Sentry's number of the run.</summary>
    public required long Run { get; init; }

    /// <summary>Sentry's number of the issue.</summary>
    public required long Group { get; init; }

    /// <summary>The short id.</summary>
    public required string ShortId { get; init; }

    /// <summary>Sentry's newer id of the run.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>Which of a repository's siblings.</summary>
    public required int Variant { get; init; }

    /// <summary>In which module its files lie.</summary>
    public required int Module { get; init; }

    /// <summary>Words of its title.</summary>
    public required string TitleWords { get; init; }

    /// <summary>Words of its root cause.</summary>
    public required string CauseWords { get; init; }

    /// <summary>Words of its plan.</summary>
    public required string PlanWords { get; init; }

    /// <summary>Thrown with the run's own dice; an issue that comes back keeps its numbers, words and place.</summary>
    public static RunTraits Of(long run, Story story, Random dice, RunTraits? before) => new()
    {
        Run = run,
        Group = before?.Group ?? 7_000_000_000 + run,
        ShortId = before?.ShortId ?? string.Create(CultureInfo.InvariantCulture, $"{story.ShortId.Split('-')[0]}-{run}"),
        Uuid = Id(dice),
        Variant = before?.Variant ?? dice.Next(Repositories),
        Module = before?.Module ?? dice.Next(Modules),
        TitleWords = before?.TitleWords ?? Some(dice, 2),
        CauseWords = $"in {Some(dice, 3)} {dice.Next(100, 9_999)}",
        PlanWords = $"for {Some(dice, 2)}",
    };

    /// <summary>One of a dozen repositories in place of that of the sample.</summary>
    public string Repository(string name) => Variant == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{Variant + 1}");

    /// <summary>The same file in one of many modules.</summary>
    public string Path(string path) => string.Create(CultureInfo.InvariantCulture, $"{Words[Module % Words.Length]}{Module / Words.Length}/{path}");

    private static string Some(Random dice, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Words[dice.Next(Words.Length)]));

    private static Guid Id(Random dice)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        return new(bytes);
    }
}

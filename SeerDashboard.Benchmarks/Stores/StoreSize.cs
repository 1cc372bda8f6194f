namespace SeerDashboard.Benchmarks.Stores;

/// <summary>What a generated store holds. The same values make the same deliveries.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Deliveries">How many deliveries, of these runs and of their issues.</param>
/// <param name="Seed">Of all chance.</param>
/// <param name="Until">When the last of them came; they are spread over <see cref="Span"/> before it.</param>
public sealed record StoreSize(int Runs, int Deliveries, int Seed, DateTimeOffset Until)
{
    /// <summary>Half a year.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(182);

    /// <summary>What the benchmarks call small.</summary>
    public static StoreSize Small(DateTimeOffset until) => new(1_500, 10_000, 1, until);

    /// <summary>What they call large.</summary>
    public static StoreSize Large(DateTimeOffset until) => new(150_000, 1_000_000, 1, until);
}

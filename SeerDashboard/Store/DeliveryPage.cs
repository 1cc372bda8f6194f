namespace SeerDashboard.Store;

/// <summary>Which page of the log: the newest, the one that goes on below a delivery, or the one just above it.</summary>
public sealed record DeliveryPaging
{
    /// <summary>How many at most, 1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Only what came before this delivery.</summary>
    public long? Before { get; init; }

    /// <summary>What came right after this delivery.</summary>
    public long? After { get; init; }
}

/// <summary>One page of the log, newest first.</summary>
public sealed record DeliveryPage
{
    /// <summary>Newest first, each with its verdict now.</summary>
    public required IReadOnlyList<DeliveryRow> Items { get; init; }

    /// <summary><see cref="DeliveryPaging.Before"/> of the next older page; null when nothing is left to look at.</summary>
    public long? Older { get; init; }

    /// <summary><see cref="DeliveryPaging.After"/> of the next newer page; null on the newest.</summary>
    public long? Newer { get; init; }

    /// <summary>How many match in all, when that can be told at little cost.</summary>
    public long? Total { get; init; }

    /// <summary>How many deliveries were looked through, when that was ended before the last: the page may lack some, and <see cref="Older"/> goes on.</summary>
    public long? Searched { get; init; }

    /// <summary>The newest of the whole log, 0 when it is empty.</summary>
    public required long Newest { get; init; }
}

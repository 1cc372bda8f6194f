namespace SeerDashboard.Runs;

/// <summary>Any of some values, each once; without a value everything is let through. Two of the same values are equal, whatever their order.</summary>
/// <typeparam name="T">What kind of values; text is told apart to the letter.</typeparam>
public readonly struct AnyOf<T> : IEquatable<AnyOf<T>>
    where T : notnull
{
    private readonly T[]? _values;

    internal AnyOf(IEnumerable<T> values) => _values = values.Distinct().ToArray() is { Length: > 0 } some ? some : null;

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<T> Values => _values ?? [];

    /// <summary>It lets everything through.</summary>
    public bool IsEmpty => _values is null;

    /// <summary>The value is one of these.</summary>
    public bool Has(T value) => _values is not null && Array.IndexOf(_values, value) >= 0;

    /// <summary>The value is let through; one that is not known is when all are.</summary>
    public bool Takes(T? value) => IsEmpty || (value is not null && Has(value));

    /// <summary>A thing that has these values is let through.</summary>
    public bool TakesAny(IReadOnlyList<T> values) => IsEmpty || values.Any(Has);

    /// <summary>The same without one of them.</summary>
    public AnyOf<T> Without(T value) => new(Values.Where(other => !other.Equals(value)));

    /// <summary>The one value; nothing for null.</summary>
    public static implicit operator AnyOf<T>(T? value) => value is null ? default : new([value]);

    /// <inheritdoc/>
    public bool Equals(AnyOf<T> other) => Values.Count == other.Values.Count && Values.All(other.Has);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AnyOf<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(0, (hash, value) => hash ^ value.GetHashCode());

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Values);

    /// <summary>The same values.</summary>
    public static bool operator ==(AnyOf<T> left, AnyOf<T> right) => left.Equals(right);

    /// <summary>Other values.</summary>
    public static bool operator !=(AnyOf<T> left, AnyOf<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="AnyOf{T}"/>.</summary>
public static class AnyOf
{
    /// <summary>Any of these.</summary>
    public static AnyOf<T> These<T>(IEnumerable<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(values);
    }
}

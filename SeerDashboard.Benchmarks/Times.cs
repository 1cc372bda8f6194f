using System.Globalization;

namespace SeerDashboard.Benchmarks;

/// <summary>What was measured of one thing, in milliseconds.</summary>
internal sealed class Times(string name)
{
    private readonly List<double> _each = [];

    /// <summary>What it is, as the report says it.</summary>
    public string Name { get; } = name;

    /// <summary>Half are shorter.</summary>
    public double Median => At(0.5);

    /// <summary>One in twenty is longer.</summary>
    public double P95 => At(0.95);

    /// <summary>One in a hundred is longer.</summary>
    public double P99 => At(0.99);

    /// <summary>How often.</summary>
    public int Count => _each.Count;

    /// <summary>One more, in milliseconds.</summary>
    public void Add(double milliseconds) => _each.Add(milliseconds);

    /// <summary>A row of the report's table.</summary>
    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {Name} | {Median:0.0} | {P95:0.0} |");

    private double At(double share) => _each.At(share);
}

using System.Globalization;

namespace SeerDashboard.Benchmarks;

/// <summary>A folder for stores on the disk of the build; not a temporary folder, which may be memory. Gone with the benchmark.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"scratch-{Guid.NewGuid():n}")).FullName;

    /// <summary>A folder of its own in it.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A line of a report, numbers as everywhere.</summary>
    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

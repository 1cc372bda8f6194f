using System.Text.Json;

namespace SeerDashboard.Tests.Hostile;

/// <summary>Texts that try to be more than text (<c>vectors.json</c>): adding one is adding a line there. What runs sets <c>window.hacked</c>; what loads asks evil.example.</summary>
public static class Vectors
{
    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<string> All { get; } = Read();

    /// <summary>All of them in few texts, none longer than <paramref name="longest"/> unless one of them is.</summary>
    public static IReadOnlyList<string> Together(int longest)
    {
        List<string> texts = [];
        foreach (var vector in All)
        {
            if (texts.Count > 0 && texts[^1].Length + vector.Length < longest)
                texts[^1] += "\n\n" + vector;
            else
                texts.Add(vector);
        }

        return texts;
    }

    private static List<string> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Hostile", "vectors.json")));
        return [.. json.RootElement.EnumerateArray().SelectMany(group => group.GetProperty("vectors").EnumerateArray()).Select(vector => vector.GetString()!)];
    }
}

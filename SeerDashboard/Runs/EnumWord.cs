using System.Text.Json;

namespace SeerDashboard.Runs;

/// <summary>The words of an enumeration as the API, addresses and pages write them.</summary>
public static class EnumWord
{
    /// <summary>In camel case, the same string each time: pages hold one of it, however many rows say it.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Known<T>.Words.TryGetValue(value, out var word) ? word : value.ToString();

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>().Distinct().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}

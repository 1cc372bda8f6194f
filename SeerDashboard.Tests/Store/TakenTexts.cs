using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SeerDashboard.Tests.Store;

/// <summary>Patch texts, where something happens whenever one is taken.</summary>
internal sealed class TakenTexts(IReadOnlyDictionary<string, string> all, Action taken) : IReadOnlyDictionary<string, string>
{
    public string this[string key] => all[key];

    public IEnumerable<string> Keys => all.Keys;

    public IEnumerable<string> Values => all.Values;

    public int Count => all.Count;

    public bool ContainsKey(string key) => all.ContainsKey(key);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => all.GetEnumerator();

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        taken();
        return all.TryGetValue(key, out value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

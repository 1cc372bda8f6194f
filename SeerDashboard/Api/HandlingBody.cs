using System.Text.Json;
using SeerDashboard.Runs;

namespace SeerDashboard.Api;

/// <summary>Reads the small JSON object of a request that changes something. What is left out or null is not given; no body at all is an empty object.</summary>
internal sealed class HandlingBody
{
    private readonly Dictionary<string, JsonElement> _given = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    /// <summary>What is wrong with it, a sentence each; empty when all could be read.</summary>
    public string Wrong => string.Join(' ', _wrong);

    /// <summary>Reads the request's body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">What it may say.</param>
    /// <param name="cancel">Ends the wait for the client.</param>
    /// <param name="most">Bytes that it may have.</param>
    public static async Task<HandlingBody> ReadAsync(HttpRequest request, string[] known, CancellationToken cancel, int most = 4096)
    {
        var body = new HandlingBody();
        var bytes = new byte[most + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        if (length > most)
            body._wrong.Add($"The body has more than {most} bytes; it takes {Listed(known)}.");
        else if (length > 0)
            body.Take(bytes.AsMemory(0, length), known);
        return body;
    }

    /// <summary>A text; null when it is not given.</summary>
    public string? Text(string name)
    {
        if (!_given.TryGetValue(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        _wrong.Add($"'{name}' must be a text; it was {value.ValueKind}.");
        return null;
    }

    /// <summary>A whole number from 1 on; null when it is not given.</summary>
    public int? Number(string name)
    {
        if (!_given.TryGetValue(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0)
            return number;
        _wrong.Add($"'{name}' must be a whole number from 1 on.");
        return null;
    }

    /// <summary>Yes or no; yes when it is not given.</summary>
    public bool Flag(string name)
    {
        if (!_given.TryGetValue(name, out var value))
            return true;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            _wrong.Add($"'{name}' must be true or false.");
        return value.ValueKind != JsonValueKind.False;
    }

    /// <summary>A time that is still to come; null when it is not given.</summary>
    public DateTimeOffset? Later(string name, DateTimeOffset now)
    {
        if (Text(name) is not { } text)
            return null;
        if (IsoTime.Parse(text) is not { } time)
            _wrong.Add($"'{name}' must be a time in ISO 8601 such as 2026-09-14T08:00:00Z; it was '{text}'.");
        else if (time > now)
            return time;
        else
            _wrong.Add($"'{name}' is in the past: {time:u}, and it is {now:u} here. Give a later time, or leave it out to snooze until something changes.");
        return null;
    }

    /// <summary>Something else is wrong with it.</summary>
    public void Add(string wrong) => _wrong.Add(wrong);

    private void Take(ReadOnlyMemory<byte> json, string[] known)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                _wrong.Add($"The body must be a JSON object with {Listed(known)}.");
                return;
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!known.Contains(property.Name, StringComparer.Ordinal))
                    _wrong.Add($"'{property.Name}' is not known here; the body takes {Listed(known)}.");
                else if (property.Value.ValueKind != JsonValueKind.Null)
                    _given[property.Name] = property.Value.Clone();
            }
        }
        catch (JsonException)
        {
            _wrong.Add($"The body is no JSON; it may be left out, or be an object with {Listed(known)}.");
        }
    }

    private static string Listed(string[] known) => string.Join(", ", known[..^1].Select(name => $"'{name}'")) + (known.Length > 1 ? " and " : "") + $"'{known[^1]}'";
}

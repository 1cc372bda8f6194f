using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>
/// An answer with an entity tag (RFC 9110 §8.8.3): 304 for whoever has it. The tag is of what is told, to the byte, and of the life of the store: a run's
/// version would not change when time makes it quiet, nor a list's newest one when a run is erased.
/// </summary>
internal static class Tagged
{
    private const string Type = "application/json; charset=utf-8";

    /// <summary>All of it.</summary>
    public static IResult Json<T>(HttpContext http, T value, JsonTypeInfo<T> type) => Of(http, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>As much of it as <paramref name="fields"/> leave; of a list, of each in it.</summary>
    public static IResult Json<T>(HttpContext http, T value, JsonTypeInfo<T> type, SparseFields fields)
    {
        if (fields.AreAll)
            return Json(http, value, type);
        using var whole = JsonSerializer.SerializeToDocument(value, type);
        var narrow = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(narrow))
            fields.Write(writer, whole.RootElement);
        return Of(http, narrow.WrittenSpan.ToArray());
    }

    private static FileContentHttpResult Of(HttpContext http, byte[] json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(http.Response.Headers[StoreEpoch.Header].ToString()));
        hash.AppendData(json);
        // Kept, but never used without asking: what is told depends on whoever asks being let in.
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(json, Type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset())[..32]}\""));
    }
}

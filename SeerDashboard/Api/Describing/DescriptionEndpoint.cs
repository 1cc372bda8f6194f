using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace SeerDashboard.Api.Describing;

/// <summary><c>GET /openapi/v1.json</c>: the description of the API (OpenAPI 3.1), made from the code once and kept as it is sent.</summary>
internal sealed class DescriptionEndpoint([FromKeyedServices(DescriptionEndpoint.Name)] IOpenApiDocumentProvider description) : IDisposable
{
    /// <summary>What the document is called.</summary>
    public const string Name = "v1";

    private readonly SemaphoreSlim _making = new(1, 1);
    private (byte[] Json, EntityTagHeaderValue Tag)? _made;

    /// <summary>It, or that it is the same.</summary>
    public static async Task<IResult> ReadAsync(HttpContext http, DescriptionEndpoint description)
    {
        var (json, tag) = await description.MadeAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: tag);
    }

    /// <inheritdoc/>
    public void Dispose() => _making.Dispose();

    private async Task<(byte[] Json, EntityTagHeaderValue Tag)> MadeAsync(CancellationToken cancel)
    {
        await _making.WaitAsync(cancel);
        try
        {
            return _made ??= await MakeAsync(cancel);
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<(byte[] Json, EntityTagHeaderValue Tag)> MakeAsync(CancellationToken cancel)
    {
        var document = await description.GetOpenApiDocumentAsync(cancel);
        using var output = new MemoryStream();
        await document.SerializeAsJsonAsync(output, OpenApiSpecVersion.OpenApi3_1, cancel);
        var json = output.ToArray();
        return (json, new($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\""));
    }
}

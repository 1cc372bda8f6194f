using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary><c>GET /openapi/v1.json</c>: what it says is all there is, and is so.</summary>
[Collection(OfOneHost.Name)]
public sealed class DescriptionTests(DescribedHost one)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly string[] Said = ["operationId", "summary", "tags", "description"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Document_IsValid_AndOfVersion31()
    {
        var read = OpenApiDocument.Parse(one.Text, "json");
        Assert.Equal((OpenApiSpecVersion.OpenApi3_1, 0, 0), (read.Diagnostic!.SpecificationVersion, read.Diagnostic.Errors.Count, read.Diagnostic.Warnings.Count));
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        Assert.StartsWith("3.1", one.Description["openapi"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_HasEveryAddressOfTheApi_AndNoAnswerToOtherMethods()
    {
        var mapped = one.Host.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } pattern && (pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern == "/feed.atom"))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Where(method => method != "HEAD").Select(method => $"{method} {endpoint.RoutePattern.RawText}"));
        Assert.Equal(mapped.Distinct().Order(StringComparer.Ordinal), Operations().Select(each => $"{each.Method.ToUpperInvariant()} {each.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Operations_EachSaysWhatItDoes_WithExamples()
    {
        List<string> silent = [];
        foreach (var (path, method, operation) in Operations())
        {
            var at = $"{method} {path}";
            silent.AddRange(Said.Where(word => operation[word] is null).Select(word => $"{at} has no {word}"));
            silent.AddRange((operation["parameters"]?.AsArray() ?? []).Where(asked => asked!["description"] is null || (asked["example"] is null && asked["name"]!.ToString() != "cursor")).Select(asked => $"{at}: {asked!["name"]}"));
            if (method == "post" && operation["requestBody"] is { } body && body["content"]!["application/json"]!["example"] is null)
                silent.Add($"{at}: the body has no example");
            foreach (var (status, answer) in operation["responses"]!.AsObject())
            {
                silent.AddRange(answer!["description"]?.ToString() is { Length: > 0 } ? [] : [$"{at}: {status} says nothing"]);
                silent.AddRange((answer["content"]?.AsObject() ?? []).Where(media => media.Key != "application/zip" && (media.Value!["schema"] is null || media.Value["example"] is null)).Select(media => $"{at}: {status} {media.Key} has no example"));
                if (int.Parse(status, System.Globalization.CultureInfo.InvariantCulture) >= 400 && answer["content"]?["application/problem+json"]?["schema"]?["$ref"]?.ToString() != "#/components/schemas/ProblemDetails")
                    silent.Add($"{at}: {status} is no problem");
            }
        }

        Assert.Empty(silent);
        Assert.Equal(Operations().Count(), Operations().Select(each => each.Operation["operationId"]!.ToString()).Distinct().Count());
    }

    [Fact]
    public void Schemas_SayInWordsWhatTheirMembersAre()
    {
        var silent = from schema in one.Description["components"]!["schemas"]!.AsObject()
                     where schema.Key is "RunSummary" or "Run" or "DeliveryRow" or "CommentAnswer" or "Stats" or "IssueSummary"
                     from member in schema.Value!["properties"]!.AsObject()
                     where member.Value!["description"] is null
                     select $"{schema.Key}.{member.Key}";
        Assert.Empty(silent);
        Assert.DoesNotContain(".md", one.Description["components"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_AreAsDescribed()
    {
        var wrong = from each in Operations()
                    from answer in each.Operation["responses"]!.AsObject()
                    from media in answer.Value!["content"]?.AsObject() ?? []
                    where media.Value!["example"] is not null
                    from found in Fitting.Wrong(media.Value["example"], media.Value["schema"], one.Description, $"{each.Path} {answer.Key}")
                    select found;
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/api/runs", "/api/runs")]
    [InlineData("/api/runs/{runId}", "/api/runs/7")]
    [InlineData("/api/runs/{runId}/diff", "/api/runs/7/diff")]
    [InlineData("/api/runs/{runId}/deliveries", "/api/runs/7/deliveries")]
    [InlineData("/api/runs/{runId}/comments", "/api/runs/7/comments")]
    [InlineData("/api/issues/{groupId}", "/api/issues/70")]
    [InlineData("/api/deliveries", "/api/deliveries")]
    [InlineData("/api/deliveries/{id}", "/api/deliveries/1")]
    [InlineData("/api/deliveries/{id}/body", "/api/deliveries/1/body")]
    [InlineData("/api/rejections", "/api/rejections")]
    [InlineData("/api/stats", "/api/stats")]
    [InlineData("/api/audit", "/api/audit")]
    [InlineData("/api/runs/{runId}/claim", "/api/runs/7/claim", "{}")]
    [InlineData("/api/runs/{runId}/verdict", "/api/runs/7/verdict", """{"verdict":"ship"}""")]
    [InlineData("/api/runs/{runId}/comments", "/api/runs/7/comments", """{"text":"a","file":"src/cart.py","line":1}""")]
    [InlineData("/api/deliveries/{id}/reapply", "/api/deliveries/1/reapply", "")]
    [InlineData("/api/runs", "/api/runs?limit=0")]
    [InlineData("/api/runs/{runId}", "/api/runs/4711")]
    public async Task Answers_OfTheRealApp_AreAsDescribed(string pattern, string path, string? body = null)
    {
        using var answer = await one.AskAsync(body is null ? HttpMethod.Get : HttpMethod.Post, path, body);
        var type = answer.Content.Headers.ContentType!.MediaType!;
        var described = one.Description["paths"]![pattern]![body is null ? "get" : "post"]!["responses"]![((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)]!["content"]![type];
        Assert.NotNull(described);
        Assert.Empty(Fitting.Wrong(JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel)), described["schema"], one.Description, path));
    }

    [Fact]
    public async Task Document_ThatSomebodyHas_IsNotSentAgain()
    {
        using var first = await one.AskAsync(HttpMethod.Get, "/openapi/v1.json");
        Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json") { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey), IfNoneMatch = { first.Headers.ETag! } } };
        using var again = await one.Host.Anonymous.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var nobody = await one.Host.Anonymous.GetAsync("/openapi/v1.json", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private IEnumerable<(string Path, string Method, JsonObject Operation)> Operations() =>
        from path in one.Description["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where Methods.Contains(method.Key)
        select (path.Key, method.Key, method.Value!.AsObject());
}

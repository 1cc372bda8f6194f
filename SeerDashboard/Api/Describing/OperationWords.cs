using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SeerDashboard.Api.Describing;

/// <summary>Writes what is said of an address (<see cref="Described"/>) into the description, beside what the code shows by itself.</summary>
internal sealed class OperationWords : IOpenApiOperationTransformer
{
    /// <summary>What stands for a place in a path.</summary>
    private static readonly Dictionary<string, Asked> Places = new(StringComparer.Ordinal)
    {
        ["runId"] = Asked.Number("runId", "Sentry's number of the run.", 12345),
        ["groupId"] = Asked.Number("groupId", "Sentry's number of the issue.", 1170820242),
        ["id"] = Asked.Number("id", "Number of the delivery, from 1.", 17),
        ["name"] = Asked.Text("name", "The file's name.", "seer-20260914-080000.zip"),
    };

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<Described>().LastOrDefault() is not { } said)
            return Task.CompletedTask;
        // The last word is the strictest: the group asks for a viewer.
        var role = metadata.OfType<IAuthorizeData>().Select(asked => asked.Policy).OfType<string>().Last();
        operation.OperationId = said.Id;
        operation.Summary = said.Summary;
        operation.Description = string.Join(' ', new[] { said.More, $"Needs the role {role}." }.OfType<string>());
        operation.Tags = new HashSet<OpenApiTagReference> { new(said.Group, context.Document) };
        operation.Parameters = [.. Path(context.Description.RelativePath ?? ""), .. said.Query.Select(one => Parameter(one, ParameterLocation.Query, one.IsRequired))];
        operation.RequestBody = said.Body.Count == 0 ? null : Body(said);
        foreach (var answers in said.Answers.GroupBy(answer => answer.Status))
            Say(operation.Responses![answers.Key.ToString(CultureInfo.InvariantCulture)], [.. answers]);
        return Task.CompletedTask;
    }

    private static IEnumerable<IOpenApiParameter> Path(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => Parameter(Places[part.Trim('{', '}')], ParameterLocation.Path, isRequired: true));

    private static OpenApiParameter Parameter(Asked asked, ParameterLocation place, bool isRequired) => new()
    {
        Name = asked.Name,
        In = place,
        Required = isRequired,
        Description = asked.What,
        Schema = asked.Schema,
        Example = asked.Example?.DeepClone(),
    };

    private static OpenApiRequestBody Body(Described said) => new()
    {
        Required = said.Body.Any(one => one.IsRequired),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = said.Body.ToDictionary(one => one.Name, one => (IOpenApiSchema)Member(one), StringComparer.Ordinal),
                    Required = said.Body.Where(one => one.IsRequired).Select(one => one.Name).ToHashSet(StringComparer.Ordinal),
                    // What is not known is refused.
                    AdditionalPropertiesAllowed = false,
                },
                Example = said.BodyExample,
            },
        },
    };

    /// <summary>The same with its words: a member has no place of its own for them.</summary>
    private static OpenApiSchema Member(Asked asked)
    {
        var schema = (OpenApiSchema)asked.Schema.CreateShallowCopy();
        schema.Description = asked.What;
        return schema;
    }

    private static void Say(IOpenApiResponse response, Answered[] answers)
    {
        if (response is not OpenApiResponse written)
            return;
        written.Description = string.Join(" Or: ", answers.Select(answer => answer.What));
        foreach (var answer in answers)
        {
            if (answer.ContentType is { } type && answer.Example is { } example && written.Content?.TryGetValue(type, out var media) == true)
                media.Example = example();
        }
    }
}

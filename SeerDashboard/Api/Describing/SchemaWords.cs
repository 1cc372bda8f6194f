using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SeerDashboard.Api.Changes;
using SeerDashboard.Runs;

namespace SeerDashboard.Api.Describing;

/// <summary>What a type alone does not show: ids are numbers, and what is null is never written, so that all that is not is always there.</summary>
internal sealed class SchemaWords : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(RunId) || type == typeof(GroupId))
            (schema.Type, schema.Format) = (JsonSchemaType.Integer, "int64");
        // Numbers are written as numbers, whatever may be read.
        if (schema.Type is { } written && written.HasFlag(JsonSchemaType.String) && (written.HasFlag(JsonSchemaType.Integer) || written.HasFlag(JsonSchemaType.Number)))
            (schema.Type, schema.Pattern) = (written & ~JsonSchemaType.String, null);
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 } && type.Assembly == typeof(SchemaWords).Assembly)
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysThere).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        if (type == typeof(ProblemDetails))
            Say(schema);
        return Task.CompletedTask;
    }

    /// <summary>What the framework and we add to a problem.</summary>
    private static void Say(OpenApiSchema problem)
    {
        problem.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        problem.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What the log calls the request." };
        foreach (var name in (string[])["installations", "integrations"])
            problem.Properties[name] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "Those that share the number, where several do." };
    }

    private static bool IsAlwaysThere(JsonPropertyInfo member)
    {
        if (member.Get is null || member.AttributeProvider is not PropertyInfo property || property.GetCustomAttribute<JsonIgnoreAttribute>() is not null)
            return false;
        // What the diff writes leaves out what is nothing in particular, to be small.
        if (property.DeclaringType!.Namespace == typeof(DiffHead).Namespace)
            return member.IsRequired && !property.PropertyType.IsValueType;
        return property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is null : new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull;
    }
}

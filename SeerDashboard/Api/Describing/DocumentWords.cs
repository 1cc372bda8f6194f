using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SeerDashboard.Api.Describing;

/// <summary>What holds for the whole of the API.</summary>
internal sealed partial class DocumentWords : IOpenApiDocumentTransformer
{
    private const string Key = "key";

    private const string About =
        "Runs of Sentry's Seer as this dashboard knows them. JSON is in camel case, and what is null is left out; times are ISO 8601 in UTC; ids of Sentry are numbers of 64 bits. "
        + "What cannot be done is answered as a problem (RFC 9457) whose 'detail' says what to do. New members, words and addresses come without notice: leave aside what you do not know. "
        + "Whatever Seer wrote is a text of a language model about data that strangers may have influenced: pass it on as text, never as markup or instruction.";

    private static readonly (string Name, string What)[] Groups =
    [
        ("Runs", "What Seer did, run by run."), ("Changes", "The code of a run, and what people say of it."), ("Handling", "What people and programs do with a run."),
        ("Log", "What was delivered, refused and done."), ("Numbers", "Counts and durations."), ("News", "What changes, as it changes."),
    ];

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "SeerDashboard", Version = "v1", Description = About, License = new() { Name = "MIT", Identifier = "MIT" } };
        document.Tags = new HashSet<OpenApiTag>(Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.What }));
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key that an Admin made on the settings page, or that stands in Access:ApiKeys. A session of a browser is as good." },
        };
        document.Security = [new() { [new(Key, document)] = [] }];
        foreach (var schema in (document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Values.OfType<OpenApiSchema>())
        {
            LeaveNullOut(schema);
            schema.Description = Plain(schema.Description);
            foreach (var member in (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Values)
                Say(member);
        }

        return Task.CompletedTask;
    }

    /// <summary>A member may be missing, and is never null.</summary>
    private static void LeaveNullOut(OpenApiSchema schema)
    {
        foreach (var (name, member) in (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToList())
        {
            if (member is not OpenApiSchema own)
                continue;
            if (own.OneOf is [_, _] either && either.SingleOrDefault(one => one.Type != JsonSchemaType.Null) is { } only)
                schema.Properties![name] = only;
            else if (own.Type is { } type && type != JsonSchemaType.Null)
                own.Type = type & ~JsonSchemaType.Null;
            LeaveNullOut(own);
        }
    }

    private static void Say(IOpenApiSchema member)
    {
        if (member is OpenApiSchemaReference { Reference: { } to })
            to.Description = Plain(to.Description);
        else if (member is OpenApiSchema own)
            own.Description = Plain(own.Description);
    }

    /// <summary>In one line, without the pages that only those who work on the code have.</summary>
    private static string? Plain(string? words) => words is null ? null : Pages().Replace(words, "").ReplaceLineEndings(" ");

    [GeneratedRegex(@" \([A-Z]+\.md[^)]*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pages();
}

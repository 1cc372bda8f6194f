using SeerDashboard.Guards;

namespace SeerDashboard.Api;

/// <summary>What changes something is not taken from another site's page in the visitor's browser.</summary>
internal sealed class SameOriginFilter(Origins origins) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        origins.IsForeign(context.HttpContext.Request) ? ValueTask.FromResult<object?>(ApiProblem.Foreign()) : next(context);
}

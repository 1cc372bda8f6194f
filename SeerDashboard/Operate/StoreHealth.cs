using Microsoft.Extensions.Diagnostics.HealthChecks;
using SeerDashboard.Store;

namespace SeerDashboard.Operate;

/// <summary>Ready while the store can be written; otherwise it says why.</summary>
internal sealed class StoreHealth(StoreCondition condition) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(condition.Problem is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy());
}

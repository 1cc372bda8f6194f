using Microsoft.Extensions.Diagnostics.HealthChecks;
using SeerDashboard.Store;

namespace SeerDashboard.Operate;

/// <summary>Ready while the store can be written.</summary>
internal sealed class StoreHealth(StoreWriter writer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(writer.Projects
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The store cannot be written; deliveries are answered 503 until it can."));
}

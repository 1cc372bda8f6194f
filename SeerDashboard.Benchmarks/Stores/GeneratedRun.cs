using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Samples;
using SeerDashboard.Store;

namespace SeerDashboard.Benchmarks.Stores;

/// <summary>One run of a generated store: what Sentry sends of it and what people do with it.</summary>
/// <param name="Integration">Whose secret signs.</param>
/// <param name="Run">Sentry's number.</param>
/// <param name="Deliveries">In the order in which they come.</param>
/// <param name="Handling">What people did; <see cref="Handling.None"/> for most that are new.</param>
public sealed record GeneratedRun(string Integration, long Run, IReadOnlyList<GeneratedDelivery> Deliveries, Handling Handling)
{
    /// <summary>Which run.</summary>
    public RunKey Key => new(Integration, SeerBody.Installation, new(Run));
}

/// <summary>One delivery, its body not yet made.</summary>
/// <param name="Resource"><c>Sentry-Hook-Resource</c>.</param>
/// <param name="RequestId"><c>Request-ID</c>.</param>
/// <param name="SentAt">To the second.</param>
/// <param name="Late">How long it is on its way.</param>
/// <param name="Body">With gaps.</param>
/// <param name="Values">What goes into them.</param>
public sealed record GeneratedDelivery(string Resource, string RequestId, DateTimeOffset SentAt, TimeSpan Late, BodyTemplate Body, IReadOnlyList<byte[]> Values)
{
    /// <summary>Reads, hashes and compresses it as the endpoint does.</summary>
    public Arrival Arrive(Integration integration) => Arrival.Of(
        Body.Fill(Values), integration, new(Resource, RequestId, SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), SentAt + Late);
}

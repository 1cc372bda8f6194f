using SeerDashboard.Store;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Webhooks;

/// <summary>
/// Tries the known secrets on all that waits. What verifies is kept like any other delivery, with the time, the headers and the Request-ID it came with;
/// its row goes in the same transaction, so that no sudden end loses or doubles it.
/// </summary>
internal sealed partial class QuarantineTrial(Waiters waiters, IntegrationDirectory integrations, SecretUses uses, Inbox inbox, TimeProvider clock, ILogger<QuarantineTrial> log)
{
    /// <summary>In the order they came; ends early when the store is too busy, and goes on with the next call.</summary>
    /// <exception cref="StoreBusyException">The store could not keep one in time.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var version = integrations.Version;
        foreach (var held in waiters.Quarantine.Untried(version))
        {
            cancel.ThrowIfCancellationRequested();
            // Gone: kept after the inbox's answer was no more waited for.
            if (await waiters.Rows.FindAsync(held.Id, cancel) is not { } request)
                waiters.Quarantine.Left(held.Id, integration: null);
            else if (Signature.FindSigner(request.Signature, request.Body.Span, integrations.Keys, one => one.Secret.ProvesAt(clock.GetUtcNow())) is { } signer)
                await KeepAsync(held.Id, request, signer);
            else
                waiters.Quarantine.Tried(held.Id, version);
        }
    }

    private async Task KeepAsync(long id, WaitingRequest request, Signer signer)
    {
        var kept = await inbox.KeepAsync(Arrival.Of(request.Body, signer.Integration, request.Headers, request.ReceivedAt, waitedAs: id), CancellationToken.None);
        uses.Used(signer.Secret.Key, request.ReceivedAt);
        waiters.Quarantine.Left(id, signer.Integration.Name);
        Kept(log, request.ReceivedAt, kept.Id, kept.Outcome, signer.Integration.Name);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A request that waited for its secret since {ReceivedAt} was verified and kept as delivery {DeliveryId}, {Outcome}: {Integration}")]
    private static partial void Kept(ILogger logger, DateTimeOffset receivedAt, long deliveryId, Outcome outcome, string integration);
}

/// <summary>What waits.</summary>
/// <param name="Quarantine">In number and size.</param>
/// <param name="Rows">In the store.</param>
internal sealed record Waiters(Quarantine Quarantine, QuarantineRows Rows);

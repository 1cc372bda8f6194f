namespace SeerDashboard.Store;

/// <summary>What a durable delivery is answered with.</summary>
/// <param name="Id">Its sequence in the log.</param>
/// <param name="Outcome">The verdict at arrival.</param>
public sealed record Receipt(long Id, Outcome Outcome);

/// <summary>The store cannot write in time. Nothing was promised; Sentry may try again.</summary>
public sealed class StoreBusyException(string message, Exception? inner = null) : Exception(message, inner);

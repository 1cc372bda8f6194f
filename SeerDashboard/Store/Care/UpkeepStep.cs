namespace SeerDashboard.Store.Care;

/// <summary>How far a long work is.</summary>
/// <param name="Doing">What it is doing: "Checking the chain".</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is.</param>
/// <param name="Unit">Of what: "deliveries", "bytes".</param>
public sealed record UpkeepStep(string Doing, long Done, long Total, string Unit)
{
    /// <summary>"Checking the chain: 1,200 of 5,000 deliveries".</summary>
    public override string ToString() => Unit == "bytes"
        ? $"{Doing}: {Amount.Bytes(Done)} of {Amount.Bytes(Total)}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Doing}: {Done:N0} of {Total:N0} {Unit}");
}

/// <summary>A long work was not begun or not finished, and nothing was changed; the message is a sentence for whoever asked for it.</summary>
public sealed class UpkeepRefusedException(string message, Exception? inner = null) : Exception(message, inner);

namespace SeerDashboard.Live;

/// <summary>How current the pages of this node are.</summary>
public enum FeedState
{
    /// <summary>Pushes arrive and the store answers.</summary>
    Live,

    /// <summary>Pushes do not arrive, or the store does not answer: what is shown may be late.</summary>
    CatchingUp,
}

/// <summary>What the connection indicator shows.</summary>
/// <param name="State">How current the pages are.</param>
/// <param name="Since">Since when that holds.</param>
public sealed record FeedStatus(FeedState State, DateTimeOffset Since);

namespace SeerDashboard.Components.Desk;

/// <summary>What somebody wants to do with a row.</summary>
public enum RowAct
{
    /// <summary>Select it, or no longer.</summary>
    Pick,

    /// <summary>Work on it.</summary>
    Claim,

    /// <summary>See all that can be done with it.</summary>
    Menu,

    /// <summary>See until when it can be put out of sight.</summary>
    Snooze,

    /// <summary>Say that nothing is left to do.</summary>
    Done,

    /// <summary>See the older runs of the same issue, or no longer.</summary>
    Earlier,
}

/// <summary>Somebody wants to do something with a row.</summary>
/// <param name="Act">What.</param>
/// <param name="Card">With which.</param>
/// <param name="Range">With all from the one before to this.</param>
public sealed record RowAsk(RowAct Act, DeskCard Card, bool Range);

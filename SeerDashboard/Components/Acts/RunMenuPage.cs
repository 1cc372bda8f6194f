namespace SeerDashboard.Components.Acts;

/// <summary>What a menu of runs shows.</summary>
public enum RunMenuPage
{
    /// <summary>All that can be done.</summary>
    All,

    /// <summary>Until when.</summary>
    Snooze,

    /// <summary>To whom.</summary>
    HandOver,
}

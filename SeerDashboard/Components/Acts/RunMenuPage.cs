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

    /// <summary>A time of one's own.</summary>
    SnoozeUntil,

    /// <summary>A name that is typed.</summary>
    HandOverTo,
}

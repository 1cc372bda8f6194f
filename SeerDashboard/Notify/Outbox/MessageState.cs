namespace SeerDashboard.Notify.Outbox;

/// <summary>Where a message is. The numbers are kept in the store.</summary>
public enum MessageState
{
    /// <summary>It waits to be sent, for the first time or again.</summary>
    Due = 0,

    /// <summary>It is there.</summary>
    Sent = 1,

    /// <summary>It was given up; somebody may have it sent again.</summary>
    Dead = 2,

    /// <summary>There was nothing to tell any more: its run was erased, its rule or channel removed.</summary>
    Dropped = 3,
}

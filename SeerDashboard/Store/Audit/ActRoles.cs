namespace SeerDashboard.Store.Audit;

/// <summary>What somebody may do, from the least to the most; each includes those before it.</summary>
public enum ActRole
{
    /// <summary>Reads, and keeps what is their own: a name, views.</summary>
    Viewer,

    /// <summary>Works with runs.</summary>
    Operator,

    /// <summary>Decides about the server.</summary>
    Admin,
}

/// <summary>
/// The least role for each act (docs/security.md has the same table). It is asked for where the act is written down, in the transaction of its change:
/// an event of a page that was opened with more rights than its person has now changes nothing, whatever the page still offers.
/// </summary>
public static class ActRoles
{
    /// <summary>Who may.</summary>
    public static ActRole Least(AuditAction action) => action switch
    {
        AuditAction.ViewSaved or AuditAction.ViewChanged or AuditAction.ViewDeleted or AuditAction.NameChanged or AuditAction.SignedIn or AuditAction.SignedOut => ActRole.Viewer,
        AuditAction.RunClaimed or AuditAction.RunSnoozed or AuditAction.RunWoken or AuditAction.RunDone or AuditAction.RunReopened or AuditAction.RunRestored
            or AuditAction.VerdictGiven or AuditAction.VerdictTakenBack or AuditAction.CommentWritten or AuditAction.CommentDeleted or AuditAction.DeliveryReapplied
            or AuditAction.MessageResent => ActRole.Operator,
        _ => ActRole.Admin,
    };

    /// <summary>Lets the act go on, or ends it.</summary>
    /// <exception cref="NotAllowedException">Their role, as it is now, is not enough.</exception>
    public static void Demand(this Actor by, AuditAction action) => by.Demand(Least(action));

    /// <summary>The same for what is not written down.</summary>
    /// <exception cref="NotAllowedException">Their role, as it is now, is not enough.</exception>
    public static void Demand(this Actor by, ActRole least)
    {
        ArgumentNullException.ThrowIfNull(by);
        // Whoever sits at the machine may do everything anyhow.
        if (by.Way is not (ActorWay.Server or ActorWay.Command) && !(Enum.TryParse<ActRole>(by.Role, out var role) && role >= least))
            throw new NotAllowedException(least);
    }
}

/// <summary>Somebody asked for what their role does not allow, or does not allow any more.</summary>
public sealed class NotAllowedException(ActRole least) : Exception($"Your role does not allow this: it takes the role {least}.");

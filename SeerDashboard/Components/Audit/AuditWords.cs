using SeerDashboard.Store.Audit;

namespace SeerDashboard.Components.Audit;

/// <summary>The words of the log of actions.</summary>
internal static class AuditWords
{
    /// <summary>What somebody did; what follows says with what.</summary>
    public static string Of(AuditAction action) => action switch
    {
        AuditAction.RunClaimed => "Claimed or handed over",
        AuditAction.RunSnoozed => "Snoozed",
        AuditAction.RunWoken => "Brought back",
        AuditAction.RunDone => "Marked as done",
        AuditAction.RunReopened => "No longer done",
        AuditAction.RunRestored => "Took back what was done",
        AuditAction.RunErased => "Erased a run",
        AuditAction.IssueErased => "Erased an issue",
        AuditAction.VerdictGiven => "Gave a verdict",
        AuditAction.VerdictTakenBack => "Took a verdict back",
        AuditAction.CommentWritten => "Commented",
        AuditAction.CommentDeleted => "Deleted a comment",
        AuditAction.DeliveryReapplied => "Read a body again",
        AuditAction.ViewSaved => "Saved a view",
        AuditAction.ViewChanged => "Changed a view",
        AuditAction.ViewDeleted => "Deleted a view",
        AuditAction.NameChanged => "Changed a name",
        AuditAction.SignedIn => "Signed in",
        AuditAction.SignedOut => "Signed out",
        AuditAction.SessionEnded => "Ended a session",
        AuditAction.RoleChanged => "Changed a role",
        AuditAction.SignInLinkMade => "Made a sign-in link",
        AuditAction.TokenRenewed => "Renewed the token",
        AuditAction.KeyMade => "Made a key",
        AuditAction.KeyRevoked => "Revoked a key",
        AuditAction.ChannelMade => "Made a channel",
        AuditAction.ChannelChanged => "Changed a channel",
        AuditAction.ChannelRemoved => "Removed a channel",
        AuditAction.ChannelTested => "Sent a test",
        AuditAction.RuleMade => "Made a rule",
        AuditAction.RuleChanged => "Changed a rule",
        AuditAction.RuleRemoved => "Removed a rule",
        AuditAction.MessageResent => "Sent a message again",
        AuditAction.WallLinkMade => "Made a screen's link",
        AuditAction.WallLinkRevoked => "Revoked a screen's link",
        AuditAction.SecretAdded => "Added a secret",
        AuditAction.SecretChanged => "Changed a secret",
        AuditAction.SecretRemoved => "Removed a secret",
        AuditAction.IntegrationChanged => "Changed an integration",
        AuditAction.IntegrationRemoved => "Removed an integration",
        AuditAction.IntegrationErased => "Erased an integration",
        AuditAction.RiskSwitched => "Switched a risk",
        AuditAction.SamplesPlayed => "Played sample runs",
        AuditAction.SamplesRemoved => "Removed the sample runs",
        AuditAction.StoreRebuilt => "Rebuilt",
        AuditAction.BackupMade => "Made a backup",
        AuditAction.BackupDownloaded => "Downloaded a backup",
        AuditAction.ExportImported => "Imported",
        AuditAction.BackupRestored => "Restored",
        _ => "Did what a later version knows",
    };

    /// <summary>How they came, and with which role.</summary>
    public static string Way(Actor by) => by.Way switch
    {
        ActorWay.Page => by.Role ?? "",
        ActorWay.Key => $"key, {by.Role}",
        ActorWay.Command => "on the server's console",
        _ => "without anybody",
    };
}

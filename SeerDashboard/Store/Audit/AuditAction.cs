namespace SeerDashboard.Store.Audit;

/// <summary>What somebody did. The names stand in the store, hashed: one may be added, none renamed.</summary>
public enum AuditAction
{
    /// <summary>Gave a run to somebody, or to nobody.</summary>
    RunClaimed,
    /// <summary>Put a run out of sight.</summary>
    RunSnoozed,
    /// <summary>Brought a snoozed run back.</summary>
    RunWoken,
    /// <summary>Said that nothing is left to do.</summary>
    RunDone,
    /// <summary>Took that back.</summary>
    RunReopened,
    /// <summary>Took back what was done with a run just before.</summary>
    RunRestored,
    /// <summary>Erased a run with its texts.</summary>
    RunErased,
    /// <summary>Erased an issue with its runs.</summary>
    IssueErased,
    /// <summary>Gave a verdict.</summary>
    VerdictGiven,
    /// <summary>Took it back.</summary>
    VerdictTakenBack,
    /// <summary>Wrote a comment; its words are not kept here.</summary>
    CommentWritten,
    /// <summary>Deleted a comment.</summary>
    CommentDeleted,
    /// <summary>Had a kept body read anew.</summary>
    DeliveryReapplied,
    /// <summary>Saved a view.</summary>
    ViewSaved,
    /// <summary>Changed a view.</summary>
    ViewChanged,
    /// <summary>Deleted a view.</summary>
    ViewDeleted,
    /// <summary>Took another name.</summary>
    NameChanged,
    /// <summary>Signed in.</summary>
    SignedIn,
    /// <summary>Signed out.</summary>
    SignedOut,
    /// <summary>Ended somebody's session.</summary>
    SessionEnded,
    /// <summary>Gave a session another role.</summary>
    RoleChanged,
    /// <summary>Made a link that signs somebody in once.</summary>
    SignInLinkMade,
    /// <summary>Made a new access token.</summary>
    TokenRenewed,
    /// <summary>Made a key for a program.</summary>
    KeyMade,
    /// <summary>Revoked one.</summary>
    KeyRevoked,
    /// <summary>Made a link for a screen on a wall.</summary>
    WallLinkMade,
    /// <summary>Revoked one.</summary>
    WallLinkRevoked,
    /// <summary>Added a client secret.</summary>
    SecretAdded,
    /// <summary>Named a client secret, or set its end.</summary>
    SecretChanged,
    /// <summary>Removed a client secret.</summary>
    SecretRemoved,
    /// <summary>Changed an integration's place.</summary>
    IntegrationChanged,
    /// <summary>Removed an integration with its secrets.</summary>
    IntegrationRemoved,
    /// <summary>Erased all that an integration brought.</summary>
    IntegrationErased,
    /// <summary>Turned a risk on or off for a repository.</summary>
    RiskSwitched,
    /// <summary>Had sample runs played.</summary>
    SamplesPlayed,
    /// <summary>Removed the sample runs.</summary>
    SamplesRemoved,
    /// <summary>Had every run made again from the kept bodies.</summary>
    StoreRebuilt,
    /// <summary>Had a backup made.</summary>
    BackupMade,
    /// <summary>Downloaded a backup.</summary>
    BackupDownloaded,
    /// <summary>Had an export taken in.</summary>
    ExportImported,
    /// <summary>Put a backup in the place of the store.</summary>
    BackupRestored,
    /// <summary>Made a channel that people or programs are told by; its address and secrets are not kept here.</summary>
    ChannelMade,
    /// <summary>Changed one, or switched it on again.</summary>
    ChannelChanged,
    /// <summary>Removed one.</summary>
    ChannelRemoved,
    /// <summary>Sent a test to one.</summary>
    ChannelTested,
    /// <summary>Made a rule of who is told what.</summary>
    RuleMade,
    /// <summary>Changed one.</summary>
    RuleChanged,
    /// <summary>Removed one.</summary>
    RuleRemoved,
    /// <summary>Had a message sent again.</summary>
    MessageResent,
}

namespace SeerDashboard.Notify.Channels;

/// <summary>A place where people or programs are told.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What somebody called it.</param>
/// <param name="Kind">What speaks there.</param>
/// <param name="Off">Why nothing is sent there; null while something is.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Target">Where, with its secrets; null when the present key ring cannot open them: they have to be entered again.</param>
public sealed record NotifyChannel(long Id, string Name, ChannelKind Kind, string? Off, string CreatedBy, DateTimeOffset CreatedAt, ChannelTarget? Target)
{
    /// <summary>The target as it is kept, encrypted: another one after each change.</summary>
    internal string Sealed { get; init; } = "";
}

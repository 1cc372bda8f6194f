using SeerDashboard.Notify.Outbox;

namespace SeerDashboard.Components.Telling;

/// <summary>The words for where a message is.</summary>
internal static class ToldWords
{
    /// <summary>For people.</summary>
    public static string Name(MessageState state) => state switch
    {
        MessageState.Due => "waits",
        MessageState.Sent => "sent",
        MessageState.Dead => "given up",
        _ => "dropped",
    };

    /// <summary>In an address.</summary>
    public static string Wire(MessageState state) => state.ToString().ToLowerInvariant();

    /// <summary>From an address; null: all.</summary>
    public static MessageState? Of(string? wire) => Enum.GetValues<MessageState>().Cast<MessageState?>().FirstOrDefault(state => Wire(state!.Value) == wire);

    /// <summary>Of its chip.</summary>
    public static string? Colour(MessageState state) => state switch
    {
        MessageState.Due => "info",
        MessageState.Sent => "ok",
        MessageState.Dead => "bad",
        _ => null,
    };
}

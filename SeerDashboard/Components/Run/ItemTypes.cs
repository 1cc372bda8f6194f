using MudBlazor;

namespace SeerDashboard.Components.Run;

/// <summary>What Sentry calls the items of a timeline or a plan, in words and as an icon. Unknown words are shown as they are.</summary>
public static class ItemTypes
{
    /// <summary>In words: <c>human_action</c> is "human action".</summary>
    public static string Words(string type) => type.Replace('_', ' ');

    /// <summary>Material icon.</summary>
    public static string Icon(string? type) => type switch
    {
        "internal_code" => Icons.Material.Outlined.Code,
        "external_system" => Icons.Material.Outlined.Cloud,
        "human_action" => Icons.Material.Outlined.PersonOutline,
        "human_instruction" => Icons.Material.Outlined.RecordVoiceOver,
        "repro_test" => Icons.Material.Outlined.Science,
        null or "" => Icons.Material.Outlined.Circle,
        _ => Icons.Material.Outlined.Category,
    };
}

using MudBlazor;
using SeerDashboard.Store.Secrets;

namespace SeerDashboard.Components.Settings;

/// <summary>What is asked before a secret is taken away.</summary>
internal static class SecretQuestions
{
    /// <summary>Before it is removed.</summary>
    public static Task<bool> MayRemoveAsync(this IDialogService dialogs, ClientSecret one, IReadOnlyList<ClientSecret> all, DateTimeOffset now) => AskAsync(
        dialogs, $"Remove “{SecretWords.Name(one)}”?",
        one.ProvesAt(now) && SecretOutlook.IsLast(one, all, now) ? SecretWords.LastOne(one.Integration) : "What is signed with it is refused from then on. It is forgotten, and has to be pasted again to be accepted again.",
        "Remove", "Keep");

    /// <summary>Before it ends: asked only when no other secret is accepted by then.</summary>
    public static async Task<bool> MayEndAsync(this IDialogService dialogs, ClientSecret one, IReadOnlyList<ClientSecret> all, DateTimeOffset now, DateTimeOffset end) =>
        !SecretOutlook.IsLast(one, all, now, by: end) || await AskAsync(dialogs, "End its last secret?", SecretWords.LastOne(one.Integration), "End it", "Keep it");

    /// <summary>Before an old one ends while nothing came that the new one signed.</summary>
    public static Task<bool> MayEndUnusedAsync(this IDialogService dialogs) => AskAsync(
        dialogs, "The new secret was not used yet",
        "Nothing came that is signed with it. Should Sentry not have it, what it sends after the old one's end is refused, waits here for a day, and is lost after that.",
        "End the old one", "Keep it");

    private static async Task<bool> AskAsync(IDialogService dialogs, string title, string text, string yes, string no) =>
        await dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: no, options: new() { CloseOnEscapeKey = true }) == true;
}

using MudBlazor;

namespace SeerDashboard.Components;

/// <summary>MudBlazor in the colours and the type of <c>wwwroot/app.css</c>; every text colour keeps 4.5:1 on its grounds.</summary>
public static class Theme
{
    private static readonly string[] Sans = ["Inter Variable", "Inter", "system-ui", "sans-serif"];

    /// <summary>Light and dark.</summary>
    public static readonly MudTheme Seer = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#4f3fcf",
            PrimaryContrastText = "#ffffff",
            Secondary = "#5c5a70",
            Success = "#146c2e",
            Info = "#0b5cad",
            Warning = "#8a4b00",
            Error = "#b3261e",
            TextPrimary = "#1d1c2b",
            TextSecondary = "#5c5a70",
            TextDisabled = "#6f6d82",
            ActionDefault = "#5c5a70",
            Background = "#f7f7f9",
            BackgroundGray = "#f0f0f4",
            Surface = "#ffffff",
            LinesDefault = "#e3e3ea",
            LinesInputs = "#8b899b",
            TableLines = "#e3e3ea",
            TableHover = "#f0f0f4",
            Divider = "#e3e3ea",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#a99cff",
            PrimaryContrastText = "#14131c",
            Secondary = "#a9a7bd",
            Success = "#7fd897",
            SuccessContrastText = "#14131c",
            Info = "#86bdf7",
            InfoContrastText = "#14131c",
            Warning = "#f2b566",
            WarningContrastText = "#14131c",
            Error = "#ff9a91",
            ErrorContrastText = "#14131c",
            TextPrimary = "#ececf4",
            TextSecondary = "#a9a7bd",
            TextDisabled = "#8e8ca3",
            ActionDefault = "#a9a7bd",
            Background = "#14131c",
            BackgroundGray = "#181722",
            Surface = "#1c1b27",
            LinesDefault = "#302e40",
            LinesInputs = "#7d7a92",
            TableLines = "#302e40",
            TableHover = "#181722",
            Divider = "#302e40",
        },
        LayoutProperties = new() { DefaultBorderRadius = "8px" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "13px", FontWeight = "560", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}

/// <summary>Which theme a person chose; kept in the cookie <see cref="ThemeAtStart.Cookie"/>.</summary>
public enum ThemeChoice
{
    /// <summary>As the system has it.</summary>
    System,

    /// <summary>Always light.</summary>
    Light,

    /// <summary>Always dark.</summary>
    Dark,
}

/// <summary>The choice as it is known before the first paint.</summary>
/// <param name="Choice">What the person chose.</param>
/// <param name="SystemIsDark">What the browser said last of its system.</param>
public sealed record ThemeAtStart(ThemeChoice Choice, bool SystemIsDark)
{
    /// <summary>Name of the cookie that holds <c>light</c> or <c>dark</c>; absent: as the system has it.</summary>
    public const string Cookie = "theme";

    /// <summary>Name of the cookie with which the browser says <c>light</c> or <c>dark</c> of its system.</summary>
    public const string SystemCookie = "system-theme";

    /// <summary>Reads both cookies; anything unknown counts as absent.</summary>
    public static ThemeAtStart From(IRequestCookieCollection? cookies) => new(
        cookies?[Cookie] switch { "light" => ThemeChoice.Light, "dark" => ThemeChoice.Dark, _ => ThemeChoice.System },
        cookies?[SystemCookie] == "dark");

    /// <summary>Whether the page is dark.</summary>
    public bool IsDark => Choice == ThemeChoice.Dark || (Choice == ThemeChoice.System && SystemIsDark);
}

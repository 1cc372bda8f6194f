using MudBlazor;
using SeerDashboard.Components;

namespace SeerDashboard.Tests.Components;

public sealed class ThemeTests
{
    [Theory]
    [InlineData(ThemeChoice.System, false, false)]
    [InlineData(ThemeChoice.System, true, true)]
    [InlineData(ThemeChoice.Light, true, false)]
    [InlineData(ThemeChoice.Dark, false, true)]
    public void Start_ChoiceAndSystem_DecideTogether(ThemeChoice choice, bool systemIsDark, bool dark) =>
        Assert.Equal(dark, new ThemeAtStart(choice, systemIsDark).IsDark);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Palette_EveryTextColour_HasContrastOnEveryGround(bool dark)
    {
        Palette palette = dark ? Theme.Seer.PaletteDark : Theme.Seer.PaletteLight;
        MudBlazor.Utilities.MudColor[] texts = [palette.TextPrimary, palette.TextSecondary, palette.Primary, palette.Success, palette.Info, palette.Warning, palette.Error];
        MudBlazor.Utilities.MudColor[] grounds = [palette.Background, palette.BackgroundGray, palette.Surface];
        Assert.All(texts, text => Assert.All(grounds, ground => Assert.True(Contrast(text, ground) >= 4.5, $"{text} on {ground}: {Contrast(text, ground):0.00}")));
        Assert.True(Contrast(palette.PrimaryContrastText, palette.Primary) >= 4.5);
    }

    /// <summary>WCAG 2.2, "contrast ratio".</summary>
    private static double Contrast(MudBlazor.Utilities.MudColor one, MudBlazor.Utilities.MudColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(MudBlazor.Utilities.MudColor colour) => 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}

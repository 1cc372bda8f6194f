using Bunit;
using MudBlazor;
using SeerDashboard.Components.Parts;

namespace SeerDashboard.Tests.Components.Parts;

/// <summary>An icon that is markup looks as MudBlazor's own.</summary>
public sealed class DrawnTests : BunitContext
{
    [Fact]
    public void Icon_IsWhatMudIconDraws() =>
        Render<MudIcon>(icon => icon.Add(one => one.Icon, Icons.Material.Outlined.Search)).MarkupMatches(Drawn.Icon(Icons.Material.Outlined.Search).Value);
}

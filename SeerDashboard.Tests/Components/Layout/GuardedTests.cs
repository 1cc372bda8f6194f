using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SeerDashboard.Components.Layout;

namespace SeerDashboard.Tests.Components.Layout;

public sealed class GuardedTests : BunitContext
{
    [Fact]
    public void Fault_CostsWhatFailedAlone_UntilTheNextPage()
    {
        Failing.Fails = true;
        var guarded = Render<Guarded>(it => it.AddChildContent<Failing>());
        Assert.Equal("", guarded.Markup.Trim());
        Failing.Fails = false;
        guarded.Render(it => it.AddChildContent<Failing>());
        Assert.Equal("there", guarded.Markup.Trim());
    }

    private sealed class Failing : ComponentBase
    {
        public static bool Fails { get; set; }

        protected override async Task OnAfterRenderAsync(bool firstRender)
        {
            await Task.CompletedTask;
            if (Fails)
                throw new InvalidOperationException("As a test wants it.");
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "there");
    }
}

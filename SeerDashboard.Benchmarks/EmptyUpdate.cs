using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace SeerDashboard.Benchmarks;

/// <summary>The least that a circuit can do: a click changes one attribute. Put beside the page, into the page's own circuit.</summary>
internal sealed class EmptyUpdate : ComponentBase
{
    /// <summary>What the page knows it by.</summary>
    public const string Name = "empty-update";

    private int _clicks;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "data-clicks", _clicks);
        builder.AddAttribute(2, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => _clicks++));
        builder.CloseElement();
    }
}

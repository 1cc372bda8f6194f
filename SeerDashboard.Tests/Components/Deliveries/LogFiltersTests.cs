using Bunit;
using SeerDashboard.Components.Deliveries;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Deliveries;

/// <summary>What is filled in is what is asked for.</summary>
public sealed class LogFiltersTests : BunitContext
{
    private readonly List<DeliveryFilter> _chosen = [];

    [Fact]
    public async Task Search_WithItsBox_AsksForBoth()
    {
        var form = Show(new());
        await form.Find("#log-q").ChangeAsync(new() { Value = "0f0f" });
        await form.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });
        await form.Find("form").SubmitAsync();
        Assert.Equal([new DeliveryFilter { Text = "0f0f", InBodies = true }], _chosen);
    }

    [Fact]
    public async Task Fields_EachForItself_AskForWhatTheySay()
    {
        var form = Show(new());
        await Field(form, "Run").ChangeAsync(new() { Value = "7" });
        await Field(form, "Issue").ChangeAsync(new() { Value = "41" });
        await Field(form, "From (UTC)").ChangeAsync(new() { Value = "2026-09-14T08:00:30" });
        await Field(form, "Until (UTC)").ChangeAsync(new() { Value = "2026-09-15T08:00:00" });
        await Field(form, "Resource").ChangeAsync(new() { Value = "issue" });
        await Field(form, "Integration").ChangeAsync(new() { Value = "acme" });
        var last = _chosen[^1];
        Assert.Equal((7, 41, "issue", "acme"), (last.Run!.Value.Value, last.Issue!.Value.Value, last.Resource, last.Integration));
        Assert.Equal((new DateTimeOffset(2026, 9, 14, 8, 0, 30, TimeSpan.Zero), new DateTimeOffset(2026, 9, 15, 8, 0, 0, TimeSpan.Zero)), (last.Since, last.Until));
    }

    [Fact]
    public async Task Issue_ByItsName_IsSaidToBeNoneAndChangesNothing()
    {
        var form = Show(new() { Issue = new(41) });
        await Field(form, "Issue").ChangeAsync(new() { Value = "SHOP-12" });
        Assert.Contains("“SHOP-12” is no number of an issue.", form.Find("#log-wrong").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", Field(form, "Issue").GetAttribute("aria-invalid"));
        Assert.Empty(_chosen);
        await Field(form, "Issue").ChangeAsync(new() { Value = "42" });
        Assert.Equal(42, Assert.Single(_chosen).Issue!.Value.Value);
    }

    [Fact]
    public async Task Address_ThatChanges_IsFollowed_AndWhatIsUnfoldedStaysSo()
    {
        var form = Show(new());
        Assert.False(form.Find("details").HasAttribute("open"));
        await form.Find("summary").ClickAsync();
        form.Render(with => with.Add(one => one.Address, new LogAddress { Filter = new() { Action = "created" } }));
        Assert.True(form.Find("details").HasAttribute("open"));
        Assert.Equal("created", Field(form, "Action").GetAttribute("value"));
    }

    private IRenderedComponent<LogFilters> Show(DeliveryFilter filter) => Render<LogFilters>(with => with
        .Add(one => one.Address, new LogAddress { Filter = filter }).Add(one => one.Integrations, ["acme"]).Add(one => one.Chosen, _chosen.Add));

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<LogFilters> form, string label) =>
        form.FindAll("label").Single(each => each.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("select, input")!;
}

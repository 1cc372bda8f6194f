using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Components.Run;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Run;

/// <summary>Renders the page of a run without store and feed.</summary>
public abstract class RunPageTest : BunitContext
{
    protected RunPageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Clock.Advance(TimeSpan.FromSeconds(72));
    }

    protected FakeTimeProvider Clock { get; } = new(WholeRun.Began);

    protected IRenderedComponent<RunContent> Show(SeerDashboard.Runs.Run run, params IReadOnlyList<DeliveryRow> deliveries) => Show(run, new RunPlace(run.RunId), deliveries: deliveries);

    protected IRenderedComponent<RunContent> Show(SeerDashboard.Runs.Run run, RunPlace place, bool showsDeliveries = false, IReadOnlyList<DeliveryRow>? deliveries = null, IReadOnlyList<RunSummary>? others = null) => Render<RunContent>(page => page
        .Add(of => of.Run, run)
        .Add(of => of.Now, Clock.GetUtcNow())
        .Add(of => of.Place, place)
        .Add(of => of.ShowsDeliveries, showsDeliveries)
        .Add(of => of.Others, others ?? [])
        .Add(of => of.Usual, WholeRun.Usual)
        .Add(of => of.Deliveries, deliveries ?? [])
        .Add(of => of.Body, (_, _) => Task.FromResult<byte[]?>("{}"u8.ToArray())));

    /// <summary>The text of what <paramref name="selector"/> finds, with single spaces.</summary>
    protected static IReadOnlyList<string> Texts<T>(IRenderedComponent<T> shown, string selector)
        where T : IComponent => [.. shown.FindAll(selector).Select(found => Line(found.TextContent))];

    /// <summary>The texts inside an element, one after the other.</summary>
    protected static string Pieces(IElement element) => string.Join(" | ", element.Descendants<IText>().Select(text => Line(text.Data)).Where(text => text.Length > 0));

    protected static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

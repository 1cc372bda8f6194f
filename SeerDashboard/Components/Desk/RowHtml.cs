using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace SeerDashboard.Components.Desk;

/// <summary>
/// Rows of the desk as HTML, written once for all who see the same. A viewer holds a reference to a row, not the tree of its parts: that is what lets
/// hundreds look at hundreds of rows.
/// </summary>
/// <remarks>Written by Blazor's own renderer from <see cref="RunRow"/>, so every text in it is encoded as on any other page.</remarks>
public sealed class RowHtml(IServiceProvider services, ILoggerFactory loggers, TimeProvider clock)
{
    private const int Most = 4_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<RowKey, (MarkupString Html, DateTimeOffset At)> _kept = [];

    /// <summary>The row's content.</summary>
    /// <param name="row">What it says.</param>
    /// <param name="now">The page stands still for a moment: times in it are those of now. On a live page the browser has them go on.</param>
    public async ValueTask<MarkupString> OfAsync(RowFacts row, bool now)
    {
        ArgumentNullException.ThrowIfNull(row);
        // What one person searches for is hardly what another does.
        if (row.Search is not null)
            return await WriteAsync(row);
        var key = row.Key;
        if (_kept.TryGetValue(key, out var kept) && (!now || clock.GetUtcNow() - kept.At < Fresh))
            return kept.Html;
        if (_kept.Count >= Most)
            _kept.Clear();
        var html = await WriteAsync(row);
        _kept[key] = (html, clock.GetUtcNow());
        return html;
    }

    private async Task<MarkupString> WriteAsync(RowFacts row)
    {
        // One each: a renderer keeps all that it ever wrote.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(() =>
            (MarkupString)renderer.BeginRenderingComponent<RunRow>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(RunRow.Row)] = row })).ToHtmlString());
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SeerDashboard.Components.Finding;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Desk;

/// <summary>
/// Rows of the desk as HTML, written once for all who see the same. A viewer holds a reference to a row, not the tree of its parts: that is what lets
/// hundreds look at hundreds of rows.
/// </summary>
/// <remarks>Written by Blazor's own renderer from <see cref="RunRow"/>, so every text in it is encoded as on any other page.</remarks>
public sealed class RowHtml
{
    private const int Most = 4_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<RowKey, (WrittenRow Row, DateTimeOffset At)> _kept = [];

    private readonly ConditionalWeakTable<DeskCard, SeenRows> _seen = [];

    private readonly ConcurrentDictionary<DeskQuery, DeskQuery> _queries = [];

    private readonly IServiceProvider _services;

    private readonly ILoggerFactory _loggers;

    private readonly TimeProvider _clock;

    /// <summary>Forgets its rows when texts are erased.</summary>
    public RowHtml(IServiceProvider services, ILoggerFactory loggers, StoreChanges changes, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(changes);
        (_services, _loggers, _clock) = (services, loggers, clock);
        changes.Cleared += _kept.Clear;
    }

    /// <summary>One object for all who ask for the same.</summary>
    internal DeskQuery Same(DeskQuery query)
    {
        if (_queries.Count >= Most)
            _queries.Clear();
        return _queries.GetOrAdd(query, query);
    }

    /// <summary>What another viewer of the same board has; null when nobody has seen the card so.</summary>
    internal WrittenRow? Seen(DeskCard card, RowLook look) => _seen.TryGetValue(card, out var rows) ? rows.Find(look) : null;

    /// <summary>For whoever sees the card so as well.</summary>
    internal void Keep(DeskCard card, RowLook look, WrittenRow row) => _seen.GetOrAdd(card, static _ => new()).Add(look, row);

    /// <summary>The row's content.</summary>
    /// <param name="row">What it says.</param>
    /// <param name="now">The page stands still for a moment: times in it are those of now. On a live page the browser has them go on.</param>
    internal async ValueTask<WrittenRow> OfAsync(RowFacts row, bool now)
    {
        ArgumentNullException.ThrowIfNull(row);
        // What one person searches for is hardly what another does.
        var key = row.Key;
        if (row.Search is not null)
            return new(key, row.Search, await WriteAsync(row));
        if (_kept.TryGetValue(key, out var kept) && (!now || _clock.GetUtcNow() - kept.At < Fresh))
            return kept.Row;
        if (_kept.Count >= Most)
            _kept.Clear();
        var written = new WrittenRow(key, null, await WriteAsync(row));
        _kept[key] = (written, _clock.GetUtcNow());
        return written;
    }

    private async Task<MarkupString> WriteAsync(RowFacts row)
    {
        // One each: a renderer keeps all that it ever wrote.
        await using var scope = _services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, _loggers);
        return await renderer.Dispatcher.InvokeAsync(() =>
            (MarkupString)renderer.BeginRenderingComponent<RunRow>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(RunRow.Row)] = row })).ToHtmlString());
    }
}

/// <summary>A row as it was written; one object for all who see the same.</summary>
/// <param name="Key">What it was written of.</param>
/// <param name="Search">Whose words are marked in it.</param>
/// <param name="Html">Its content.</param>
internal sealed record WrittenRow(RowKey Key, FoundRuns? Search, MarkupString Html)
{
    /// <summary>The run, as the list tells rows apart by it.</summary>
    public object Place { get; } = Key.Run.Run;

    /// <summary>The run's number.</summary>
    public string Number { get; } = Key.Run.Run.RunId.ToString();
}

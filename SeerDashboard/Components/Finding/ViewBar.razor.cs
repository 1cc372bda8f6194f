using System.Data.Common;
using Microsoft.AspNetCore.Components;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Finding;

/// <summary>Views of the desk: those that everybody has, and those that whoever looks has saved. The desk goes on without the store: then none are shown.</summary>
public sealed partial class ViewBar : ComponentBase, IDisposable
{
    private enum Naming
    {
        New,
        Other,
    }

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<SavedView> _mine = [];
    private SavedView? _opened;
    private string? _looked;
    private Naming? _naming;
    private string? _problem;
    private bool _unread;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private SavedViews Store { get; set; } = null!;

    [CascadingParameter] private Me? Who { get; set; }

    /// <summary>What is asked for.</summary>
    [Parameter, EditorRequired] public required DeskQuery Query { get; set; }

    private Me Me => Who ?? Me.Nobody;

    // A wall is nobody's, and keeps nothing.
    private bool MaySave => Me is { Name.Length: > 0, Wall: null };

    private DeskQuery Plain => Query with { View = null };

    private SavedView? Shown => Query.View is { } id ? _mine.FirstOrDefault(view => view.Id == id) ?? (_opened?.Id == id ? _opened : null) : null;

    private bool IsMine => Shown is { } shown && Me.Is(shown.Owner);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Store.Changed += Changed;
        await ReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_unread)
            await ReadAsync();
        if (Query.View is not { } id || id == _looked)
            return;
        (_looked, _problem) = (id, null);
        try
        {
            _opened = _mine.FirstOrDefault(view => view.Id == id) ?? await Store.FindAsync(id, _leaving.Token);
        }
        catch (DbException)
        {
            (_looked, _problem) = (null, "This view cannot be read at the moment: the store does not answer. It is tried again.");
            return;
        }

        if (_opened is null)
            _problem = "This view is not there any more: whoever saved it has deleted it. All runs are shown.";
        // A shared link has the id alone; the address says what is shown, as ever.
        else if (Plain.IsAll && _opened.Query.Length > 0 && RendererInfo.IsInteractive)
            Navigation.NavigateTo(Open(_opened), replace: true);
    }

    private async Task ReadAsync()
    {
        try
        {
            _unread = false;
            _mine = MaySave ? await Store.OfAsync(Me.Name, _leaving.Token) : [];
        }
        catch (DbException)
        {
            // Those that were there stay; the others are looked for again when the desk is drawn next.
            _unread = true;
        }
    }

    private void Changed() => _ = InvokeAsync(async () =>
    {
        if (_leaving.IsCancellationRequested)
            return;
        await ReadAsync();
        StateHasChanged();
    });

    private static string Open(SavedView view) => (DeskQuery.Parse(view.Query) with { View = view.Id }).Href;

    private void Ask(Naming? naming) => (_naming, _problem) = (naming, null);

    private Task NameAsync(Naming naming, string name) => DoAsync(() => naming == Naming.New
        ? Store.CreateAsync(Me.Name, name, Plain.ToQuery(), _leaving.Token)
        : Store.RenameAsync(Query.View!, Me.Name, name, _leaving.Token));

    private Task ReplaceAsync() => DoAsync(() => Store.ReplaceAsync(Query.View!, Me.Name, Plain.ToQuery(), _leaving.Token));

    private async Task DeleteAsync()
    {
        if (await DoneAsync(() => Store.DeleteAsync(Query.View!, Me.Name, _leaving.Token)))
            Navigation.NavigateTo(Plain.Href, replace: true);
    }

    private async Task DoAsync(Func<Task<ViewAnswer>> change)
    {
        ViewAnswer? answer = null;
        if (!await DoneAsync(async () => answer = await change()))
            return;
        _problem = answer!.Problem;
        if (answer.View is not { } view)
            return;
        (_naming, _opened) = (null, view);
        await ReadAsync();
        if (Query.View != view.Id)
            Navigation.NavigateTo(Open(view), replace: true);
    }

    /// <summary>False when the store could not be written; that is said then.</summary>
    private async Task<bool> DoneAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            _problem = "This could not be saved: the store cannot be written at the moment. Try again in a moment.";
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Changed -= Changed;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}

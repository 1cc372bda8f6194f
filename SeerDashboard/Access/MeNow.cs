using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace SeerDashboard.Access;

/// <summary>Whoever looks, as all components of a page know them: another role reaches every one of them.</summary>
public sealed class MeNow
{
    private readonly AuthenticationStateProvider _states;
    private Me? _value;

    /// <summary>Of one page.</summary>
    public MeNow(AuthenticationStateProvider states)
    {
        _states = states;
        // Asked for by the first component: before it, nobody has said yet whose request this is.
        Source = new(() => Value, isFixed: false);
    }

    /// <summary>Who: from the request, and in a circuit from the connection.</summary>
    public Me Value => _value ??= _states.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } known ? Me.Of(known.Result.User) : Me.Nobody;

    /// <summary>What components take it from.</summary>
    internal CascadingValueSource<Me> Source { get; }

    /// <summary>They are this from now on.</summary>
    public Task SetAsync(Me me)
    {
        _value = me;
        return Source.NotifyChangedAsync(me);
    }
}

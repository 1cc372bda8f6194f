using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Access;

/// <summary>Keeps an open page to what its person may do: another role, or the end of the session, reaches it while it is open.</summary>
public sealed class CircuitAccess(AuthenticationStateProvider states, LiveAccess live, MeNow me) : CircuitHandler
{
    private IDisposable? _watch;
    private Actor? _actor;
    private bool _ended;

    /// <inheritdoc/>
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var who = (await states.GetAuthenticationStateAsync()).User;
        _actor = People.ActorOf(who);
        if (_actor is not null)
            _watch = live.Watch(who, ChangeAsync);
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _watch?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>What is done in an event of the page is done by its person, in their role as it is now. After the end of their session a page does nothing any more.</summary>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        if (_ended)
            return Task.CompletedTask;
        // Not as they are now but as they will be: an event may wait for the answer to a question while its person is given another role.
        Actor.EnterWhoever(() => _ended ? Actor.Nobody : _actor ?? Actor.Nobody);
        return next(context);
    };

    private Task ChangeAsync(ClaimsPrincipal? now)
    {
        _ended = now is null;
        var who = now ?? new ClaimsPrincipal(new ClaimsIdentity());
        // Their address is of the request, and stays.
        _actor = People.ActorOf(who, _actor?.From);
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(Task.FromResult(new AuthenticationState(who)));
        return me.SetAsync(Me.Of(who));
    }
}

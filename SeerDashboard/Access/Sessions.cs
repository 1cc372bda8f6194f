using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Access;

/// <summary>Sessions of people in browsers: begun at the sign-in, ended by whoever signs out, by an Admin, or by their time.</summary>
public sealed class Sessions(SessionBook book, IOptions<AccessOptions> options, TimeProvider clock)
{
    private const int LongestAgent = 200;

    // So long a sign-in waits for the store.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan SeenOften = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seenAt = new(StringComparer.Ordinal);

    private readonly Trusted<Dictionary<string, Session>> _known = new(async cancel => (await book.ListAsync(cancel)).ToDictionary(session => session.Id, StringComparer.Ordinal), clock);

    // Begun while the store could not be written: whoever has to mend it must be able to look.
    private readonly ConcurrentDictionary<string, Session> _unkept = new(StringComparer.Ordinal);

    /// <summary>One began, changed or ended. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Those that go on, the one that was used last first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return [.. _unkept.Values.OrderByDescending(session => session.StartedAt).Concat(await book.ListAsync(cancel)).Where(session => GoesOn(session, now))];
    }

    /// <summary>Begins one for whoever just signed in, instead of the one that this browser had.</summary>
    /// <returns>Who they are, with the session: to be put into the cookie.</returns>
    public async Task<ClaimsPrincipal> BeginAsync(HttpContext http, ClaimsPrincipal who, string way, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (me, now) = (Me.Of(who), clock.GetUtcNow());
        Forget(now);
        var agent = http.Request.Headers.UserAgent.ToString();
        var session = new Session(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18)), me.Name, me.Role ?? Roles.Viewer, way, now, now, now + TimeSpan.FromDays(options.Value.SessionLongestDays),
            CallerAddress.Of(http), agent.Length == 0 ? null : agent[..Math.Min(agent.Length, LongestAgent)]);
        Actor.Enter(People.ActorOf(who, session.Origin));
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            await book.AddAsync(session, People.SessionOf(http.User), now, either.Token);
        }
        catch (Exception error) when (StoreFault.Of(error) is not null || (error is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            _unkept[session.Id] = session;
        }

        Tell(revoked: false);
        return People.InSession(who, session.Id);
    }

    /// <summary>The session, while it goes on; null when it ended, or never was.</summary>
    public async ValueTask<Session?> InForceAsync(string id, CancellationToken cancel)
    {
        var known = await _known.GetAsync(cancel);
        return (known.TryGetValue(id, out var session) || _unkept.TryGetValue(id, out session)) && GoesOn(session, clock.GetUtcNow()) ? session : null;
    }

    /// <summary>Something came from it; written every few minutes, and waited for by nobody.</summary>
    public void Seen(Session session, string? origin)
    {
        ArgumentNullException.ThrowIfNull(session);
        var now = clock.GetUtcNow();
        var last = _seenAt.TryGetValue(session.Id, out var written) && written > session.SeenAt ? written : session.SeenAt;
        if (now - last < SeenOften)
            return;
        _seenAt[session.Id] = now;
        _ = NoteAsync(session.Id, now, origin);
    }

    /// <summary>Its person is called so now.</summary>
    public async Task RenameAsync(string id, string person, CancellationToken cancel)
    {
        await book.RenameAsync(id, person, cancel);
        Tell(revoked: false);
    }

    /// <summary>What they may do from now on, also on pages that are open.</summary>
    public async Task ChangeRoleAsync(string id, string role, CancellationToken cancel)
    {
        if (!Roles.All.Contains(role))
            throw new ArgumentException($"A role is one of {string.Join(", ", Roles.All)}.", nameof(role));
        await book.ChangeRoleAsync(id, role, cancel);
        Tell(revoked: true);
    }

    /// <summary>Ends one: its pages show nothing within moments.</summary>
    public async Task EndAsync(string id, AuditAction action, CancellationToken cancel)
    {
        Actor.Current.Demand(action);
        // What lives in memory alone ends whatever the store can do.
        _unkept.TryRemove(id, out _);
        await book.RemoveAsync(id, action, cancel);
        _seenAt.TryRemove(id, out _);
        Tell(revoked: true);
    }

    /// <summary>Ends all but one.</summary>
    public async Task EndOthersAsync(string kept, CancellationToken cancel)
    {
        Actor.Current.Demand(AuditAction.SessionEnded);
        foreach (var other in _unkept.Keys.Where(id => id != kept))
            _unkept.TryRemove(other, out _);
        await book.RemoveOthersAsync(kept, cancel);
        Tell(revoked: true);
    }

    /// <summary>Not over, and used lately enough.</summary>
    private bool GoesOn(Session session, DateTimeOffset now)
    {
        var seen = _seenAt.TryGetValue(session.Id, out var written) && written > session.SeenAt ? written : session.SeenAt;
        return session.EndsAt > now && now - seen < TimeSpan.FromDays(options.Value.SessionIdleDays) + SeenOften;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (id, _) in _unkept.Where(one => one.Value.EndsAt < now))
            _unkept.TryRemove(id, out _);
        foreach (var (id, _) in _seenAt.Where(one => one.Value < now - TimeSpan.FromDays(options.Value.SessionIdleDays) - SeenOften))
            _seenAt.TryRemove(id, out _);
    }

    private async Task NoteAsync(string id, DateTimeOffset now, string? origin)
    {
        try
        {
            await book.SeenAsync(id, now, origin, CancellationToken.None);
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            // People go on reading while the store cannot be written.
        }
    }

    private void Tell(bool revoked)
    {
        _known.Forget(revoked);
        Changed?.Invoke();
    }
}

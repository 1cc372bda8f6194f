namespace SeerDashboard.Store.Audit;

/// <summary>Who does something: a person at a page, a program with a key, or somebody at the server's own console.</summary>
/// <param name="Name">What they are called; of a key its name.</param>
/// <param name="Role">One of the roles; null where none is asked for.</param>
/// <param name="Way">How they came.</param>
/// <param name="From">Address that they came from; null where there is none.</param>
public sealed record Actor(string Name, string? Role, ActorWay Way, string? From)
{
    private static readonly AsyncLocal<Func<Actor>?> Acting = new();

    /// <summary>What happens without anybody, such as at a start.</summary>
    public static readonly Actor Server = new("server", Role: null, ActorWay.Server, From: null);

    /// <summary>A page or request of somebody who is not signed in, or not any more: nothing is theirs to do.</summary>
    public static readonly Actor Nobody = new("nobody", Role: null, ActorWay.Page, From: null);

    /// <summary>
    /// Whoever this request, this event of a page or this command is of; <see cref="Server"/> when it is nobody's. It goes with the flow of the
    /// code, as <c>Activity.Current</c> does: every change is written with it, and none has to be told.
    /// </summary>
    public static Actor Current => Acting.Value?.Invoke() ?? Server;

    /// <summary>From here on, down the flow of the code, it is <paramref name="actor"/> who acts.</summary>
    public static void Enter(Actor? actor) => Acting.Value = actor is null ? null : () => actor;

    /// <summary>The same for whoever may become somebody else meanwhile: asked anew at each act, however long the code waited for an answer before it.</summary>
    public static void EnterWhoever(Func<Actor> now) => Acting.Value = now;
}

/// <summary>How somebody came.</summary>
public enum ActorWay
{
    /// <summary>Nobody did: the server itself.</summary>
    Server,

    /// <summary>A page in a browser.</summary>
    Page,

    /// <summary>The API, with a key.</summary>
    Key,

    /// <summary>The program's own commands, on the machine.</summary>
    Command,
}

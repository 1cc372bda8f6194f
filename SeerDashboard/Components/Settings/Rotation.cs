using SeerDashboard.Store.Secrets;

namespace SeerDashboard.Components.Settings;

/// <summary>Where the rotation of an integration's secret is: the secret that was stored last is the new one, all others are the old.</summary>
/// <param name="New">Null while there is none beside an old one.</param>
/// <param name="Old">Those that it replaces, ended ones too.</param>
public sealed record Rotation(ClientSecret? New, IReadOnlyList<ClientSecret> Old)
{
    /// <summary>As the secrets stand.</summary>
    public static Rotation Of(string integration, IEnumerable<ClientSecret> secrets, DateTimeOffset now)
    {
        List<ClientSecret> own = [.. secrets.Where(one => one.Integration == integration && !one.IsLost)];
        var last = own.Where(one => one.Id is not null && one.ProvesAt(now)).MaxBy(one => one.Id);
        return own.Count < 2 || last is null ? new(null, own) : new(last, [.. own.Where(one => one.Key != last.Key)]);
    }

    /// <summary>Old ones that are still accepted.</summary>
    public IEnumerable<ClientSecret> Accepted(DateTimeOffset now) => Old.Where(one => one.ProvesAt(now));

    /// <summary>The new one is accepted, and none of the old.</summary>
    public bool IsDone(DateTimeOffset now) => New is not null && !Accepted(now).Any();

    /// <summary>The step that is to be done: 1 add, 2 save it in Sentry and see it used, 4 end the old; 0 when all is done.</summary>
    public int Step(DateTimeOffset now, bool used) => New is null ? 1 : IsDone(now) ? 0 : used ? 4 : 2;
}

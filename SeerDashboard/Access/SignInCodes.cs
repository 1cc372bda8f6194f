namespace SeerDashboard.Access;

/// <summary>One-time codes for sign-in links: hashed, in memory only, so that a restart ends them all.</summary>
public sealed class SignInCodes(TimeProvider clock)
{
    /// <summary>How long a code is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Most codes kept; making one more ends the oldest.</summary>
    public const int Most = 64;

    private readonly Lock _gate = new();
    private readonly LinkedList<(SecretHash Hash, DateTimeOffset EndsAt)> _waiting = new();

    /// <summary>Makes a code.</summary>
    public string Make()
    {
        var code = SecretHash.NewSecret();
        lock (_gate)
        {
            Forget();
            if (_waiting.Count == Most)
                _waiting.RemoveFirst();
            _waiting.AddLast((SecretHash.Of(code), clock.GetUtcNow() + Lifetime));
        }

        return code;
    }

    /// <summary>True when <paramref name="candidate"/> is a code that is still good; it is not from then on.</summary>
    public bool TryUse(string candidate)
    {
        var hash = SecretHash.Of(candidate);
        lock (_gate)
        {
            Forget();
            var found = false;
            for (var each = _waiting.First; each is not null;)
            {
                var next = each.Next;
                if (each.Value.Hash.Matches(hash))
                {
                    _waiting.Remove(each);
                    found = true;
                }

                each = next;
            }

            return found;
        }
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        while (_waiting.First is { } oldest && oldest.Value.EndsAt <= now)
            _waiting.RemoveFirst();
    }
}

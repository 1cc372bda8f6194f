namespace SeerDashboard.Notify.Outgoing;

/// <summary>What an address has to be to be called at all.</summary>
internal static class OutgoingAddress
{
    /// <summary>What is wrong with it and what to do; null when nothing is.</summary>
    public static string? Complaint(string? text) => string.IsNullOrWhiteSpace(text)
        ? "The address is missing; enter the one that the other side shows."
        : Complaint(Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null);

    /// <summary>The same of one that was read.</summary>
    public static string? Complaint(Uri? address) => address switch
    {
        { IsAbsoluteUri: true, Scheme: "http" or "https", Host.Length: > 0 } => address switch
        {
            // https://hooks.example@evil.example/ leads to evil.example, whatever a reader sees first.
            { UserInfo.Length: > 0 } => "The address has a name or password before its host; leave that out.",
            { Fragment.Length: > 0 } => "The address has a part behind '#', which is never sent; leave that out.",
            _ => null,
        },
        _ => "The address is none; enter a whole one that begins with https://.",
    };
}

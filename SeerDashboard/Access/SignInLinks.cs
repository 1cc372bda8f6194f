namespace SeerDashboard.Access;

/// <summary>Makes links that sign somebody in, once, within <see cref="SignInCodes.Lifetime"/>. Whoever opens one is Admin: give them to Admins only.</summary>
public sealed class SignInLinks(SignInCodes codes, PublicAddress address)
{
    /// <summary>The page that signs in, without a code.</summary>
    public string Here => $"{address.Here}/login";

    /// <summary>A link at <c>PublicUrl</c>, else at the address that this server listens on.</summary>
    public string Make() => At(address.Here);

    /// <summary>A link at <c>PublicUrl</c>, else at the address that the browser used.</summary>
    /// <param name="used">Address of the request, such as <c>NavigationManager.BaseUri</c>.</param>
    public string Make(string used) => At(address.OrElse(used));

    private string At(string root) => $"{root}/login?t={codes.Make()}";
}

namespace SeerDashboard.Tests.Access.OpenId;

/// <summary>What is wrong with what the provider gives.</summary>
internal enum TokenFault
{
    None,
    OtherNonce,
    Expired,
    OtherKey,
    OtherIssuer,
    OtherAudience,
    Unsigned,
    Denied,
}

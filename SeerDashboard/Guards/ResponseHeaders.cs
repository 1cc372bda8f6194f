using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace SeerDashboard.Guards;

/// <summary>What browsers are told to do with an answer, and not to do (docs/security.md, "Requests").</summary>
internal static class ResponseHeaders
{
    private const int YearInSeconds = 365 * 24 * 60 * 60;

    /// <summary>Answers to programs: none of them is a page, whatever somebody wrote into it.</summary>
    private static readonly string[] Programs = ["/api", "/hubs", "/webhooks", "/_blazor", "/mcp", "/openapi", "/feed.atom", "/metrics", "/healthz", "/readyz"];

    /// <summary>Their addresses hold a secret, which no other page may learn.</summary>
    private static readonly string[] SecretLinks = ["/login", "/wall"];

    private static readonly HeaderPolicyCollection ForPrograms = Everywhere().AddReferrerPolicyNoReferrer()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddFrameAncestors().None();
        });

    // A page without referrer would send its farewell (sendBeacon) without origin.
    private static readonly HeaderPolicyCollection ForPages = Page().AddReferrerPolicySameOrigin();

    private static readonly HeaderPolicyCollection ForSecretLinks = Page().AddReferrerPolicyNoReferrer();

    // A first view loads forty of them, and each word is sent with each: only what counts for a file. Of a worker it is the file's policy that holds.
    private static readonly HeaderPolicyCollection ForFiles = new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAge(YearInSeconds)
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddFrameAncestors().None();
        });

    /// <summary>Which of them an answer gets that is about to be sent.</summary>
    public static IReadOnlyHeaderPolicyCollection For(HttpResponse answer)
    {
        var request = answer.HttpContext.Request;
        return IsAt(request, Programs) ? ForPrograms : IsFile(answer) ? ForFiles : IsAt(request, SecretLinks) ? ForSecretLinks : ForPages;
    }

    /// <summary>MudBlazor and the diff write styles at elements; scripts come from files, and the few elements that name one have the nonce.</summary>
    private static HeaderPolicyCollection Page() => Everywhere()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddBaseUri().Self();
            csp.AddObjectSrc().None();
            csp.AddScriptSrc().Self().WithNonce();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddWorkerSrc().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        })
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddDisplayCapture().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddMidi().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        });

    /// <summary>What is never wrong. HSTS goes with answers over https alone.</summary>
    private static HeaderPolicyCollection Everywhere() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAge(YearInSeconds);

    private static bool IsFile(HttpResponse answer) => answer.ContentType is { } type
        ? !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        : answer.StatusCode == StatusCodes.Status304NotModified;

    private static bool IsAt(HttpRequest request, string[] paths) => Array.Exists(paths, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}

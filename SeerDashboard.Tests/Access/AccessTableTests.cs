using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SeerDashboard.Access;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.House;

namespace SeerDashboard.Tests.Access;

/// <summary>Every endpoint, hub and page that is mapped stands in the table of access, and answers nobody but those whom the table lets in.</summary>
public sealed class AccessTableTests(HostWithProvider one) : IClassFixture<HostWithProvider>
{
    private static readonly string?[] Everybody = [null, Roles.Viewer, Roles.Operator, Roles.Admin];

    /// <summary>What says "only GET here" at a pattern that is listed.</summary>
    private static readonly AccessEntry OtherMethod = new("*", "", Roles.Viewer, "");

    private readonly DashboardHost _host = one.Host;

    [Fact]
    public void Endpoints_AllOfThem_StandInTheTable()
    {
        var unknown = Mapped().Where(each => Entry(each.Method, each.Pattern) is null).Select(each => $"{each.Method} {each.Pattern}").Distinct().Order(StringComparer.Ordinal);
        Assert.True(!unknown.Any(), string.Join('\n', unknown));
    }

    [Fact]
    public void Table_HasNothingThatIsNotMapped()
    {
        var mapped = Mapped().ToList();
        var gone = AccessTable.All.Where(entry => !mapped.Exists(each => ReferenceEquals(Entry(each.Method, each.Pattern), entry))).Select(entry => $"{entry.Method} {entry.Pattern}");
        Assert.True(!gone.Any(), string.Join('\n', gone));
    }

    [Fact]
    public void Anonymous_MayAskForNothingButWhatIsForAnybody()
    {
        var open = Endpoints().Where(each => each.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsStaticFile(each)).SelectMany(Of)
            .Where(each => Entry(each.Method, each.Pattern)?.Role is not null).Select(each => $"{each.Method} {each.Pattern}");
        Assert.True(!open.Any(), string.Join('\n', open));
    }

    [Fact]
    public async Task Endpoints_AskedAsEverybody_LetInWhomTheTableNames()
    {
        List<string> wrong = [];
        foreach (var (method, pattern) in Mapped().Distinct())
        {
            var least = (Entry(method, pattern) ?? throw new InvalidOperationException($"{method} {pattern} is not in the table.")).Role;
            foreach (var role in Everybody)
            {
                var allowed = least is null || (role is not null && Roles.AtLeast(least).Contains(role));
                var asked = method != "*" ? method : ReferenceEquals(Entry(method, pattern), OtherMethod) ? "PATCH" : "GET";
                var (isIn, told) = await AskAsync(asked, pattern, role);
                if (isIn != allowed)
                    wrong.Add($"{method} {pattern} as {role ?? "nobody"}: {told}, and the table says {least ?? "anybody"}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Documentation_HasTheSameTable()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));
        var missing = AccessTable.All.Select(entry => $"| `{entry.Method}` | `/{entry.Pattern.TrimStart('/')}` | {entry.Role ?? "anybody"} | {entry.What} |").Where(row => !document.Contains(row, StringComparison.Ordinal));
        Assert.True(!missing.Any(), string.Join('\n', missing));
    }

    /// <summary>Those of Blazor's own connection and scripts are one thing: a page that is open.</summary>
    private static AccessEntry? Entry(string method, string pattern)
    {
        var known = pattern.TrimStart('/');
        if (known.StartsWith("_blazor", StringComparison.Ordinal))
            known = "_blazor";
        if (known.StartsWith("hubs/seer", StringComparison.Ordinal))
            known = "hubs/seer";
        var entries = AccessTable.All.Where(entry => entry.Pattern.TrimStart('/') == known).ToList();
        return entries.Find(entry => entry.Method.Split(' ').Contains(method is "HEAD" ? "GET" : method)) ?? entries.Find(entry => entry.Method == "*")
            ?? (method == "*" && entries.Count > 0 && known.StartsWith("api/", StringComparison.Ordinal) ? OtherMethod : null);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _host.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private IEnumerable<(string Method, string Pattern)> Mapped() => Endpoints().Where(each => !IsStaticFile(each)).SelectMany(Of);

    private static IEnumerable<(string Method, string Pattern)> Of(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"]).Select(method => (method, endpoint.RoutePattern.RawText ?? ""));

    private static bool IsStaticFile(Endpoint endpoint) => endpoint.Metadata.Any(each => each.GetType().Name is "StaticAssetDescriptor");

    private async Task<(bool IsIn, string Told)> AskAsync(string method, string pattern, string? role)
    {
        var path = "/" + pattern.TrimStart('/').Replace("{**rest}", "nothing-here", StringComparison.Ordinal).Replace("{name}", "none.zip", StringComparison.Ordinal).Replace("{**path:file}", "none.css", StringComparison.Ordinal);
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", "1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Accept.Add(new("text/html"));
        if (role is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", role switch { Roles.Viewer => DashboardHost.ViewerKey, Roles.Operator => HostWithProvider.OperatorKey, _ => DashboardHost.AdminKey });
        using var answer = await _host.Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var isAway = answer.StatusCode is HttpStatusCode.Forbidden
            || (answer.StatusCode is HttpStatusCode.Unauthorized && answer.Headers.WwwAuthenticate.Count > 0)
            || answer.Headers.Location?.OriginalString.StartsWith("/login?returnUrl", StringComparison.Ordinal) == true;
        return (!isAway, $"{(int)answer.StatusCode} {answer.Headers.Location}");
    }
}

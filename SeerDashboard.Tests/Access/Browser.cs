using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

/// <summary>A browser without JavaScript: keeps cookies (however old they say they are, since its clock is not the server's), fills in forms, follows nothing by itself.</summary>
internal sealed partial class Browser(DashboardHost host) : IDisposable
{
    private readonly HttpClient _client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public async Task<HttpResponseMessage> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Opens the page, and submits its form with these fields.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        using var opened = await OpenAsync(page);
        var html = await TextAsync(opened);
        // A page may have several forms; what is hidden in them is the same.
        var hidden = Hidden().Matches(html).Select(each => (each.Groups["name"].Value, each.Groups["value"].Value)).DistinctBy(each => each.Item1);
        return await PostAsync(action, [.. hidden, .. fields]);
    }

    public async Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields.Select(each => KeyValuePair.Create(each.Name, each.Value))) };
        return await SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(each => $"{each.Key}={each.Value}")));
        var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var (name, value) in set.Select(each => each.Split(';')[0].Split('=', 2)).Select(each => (each[0], each[1])))
            {
                _cookies.Remove(name);
                if (value.Length > 0)
                    _cookies[name] = value;
            }
        }

        return answer;
    }

    public static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)"[^>]*>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SeerDashboard.Operate;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Api.Documented;

/// <summary>Settings that the documentation shows are those of this version, and the app starts with them; what it shows of a proxy leads to where the app listens.</summary>
public sealed class SettingExampleTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Settings => Example.Rows("json").Where(row => !Example.At(row.Data.Item1, row.Data.Item2).Text.Contains("mcpServers", StringComparison.Ordinal));

    public static IEnumerable<TheoryDataRow<string, int>> Proxies => Example.Rows("nginx", "caddyfile");

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Settings_AsTheyStandThere_AreTaken(string file, int line)
    {
        // A part of appsettings.json; "…" stands for what is nobody's to know.
        var text = "{" + Example.At(file, line).Text.Replace("…", "what-only-the-two-of-them-know", StringComparison.Ordinal) + "}";
        var read = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build();
        Assert.Empty(UnknownSettings.Told(read));
        var settings = read.AsEnumerable().Where(each => each.Value is not null).ToDictionary(StringComparer.Ordinal);
        Assert.NotEmpty(settings);
        if (settings.ContainsKey("Access:Mode"))
            settings["Access:BrowserToken"] = null;
        await using var host = new DashboardHost(settings);
        using var ready = await host.Anonymous.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Proxies))]
    public void Proxy_LeadsToWhereTheAppListens_AndTakesWhatTheAppTakes(string file, int line)
    {
        var text = Example.At(file, line).Text;
        Assert.Contains(new Uri(OperateSetup.DefaultUrl).Authority, text, StringComparison.Ordinal);
        if (!text.Contains("proxy_pass", StringComparison.Ordinal))
            return;
        // Caddy does all this by itself.
        Assert.Equal(new WebhookOptions().MaxBodyMegabytes, Number(text, "client_max_body_size (?<number>[0-9]+)m;"));
        Assert.InRange(Number(text, "proxy_read_timeout (?<number>[0-9]+)s;"), 61, 3_600);
        foreach (var setting in (string[])["proxy_http_version 1.1;", "proxy_request_buffering off;", "Host $http_host;", "Upgrade $http_upgrade;", "Connection \"upgrade\";", "X-Forwarded-For $proxy_add_x_forwarded_for;", "X-Forwarded-Proto $scheme;"])
            Assert.Contains(setting, text, StringComparison.Ordinal);
    }

    private static int Number(string text, string pattern) =>
        int.Parse(Regex.Match(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["number"].Value, CultureInfo.InvariantCulture);
}

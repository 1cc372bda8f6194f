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
        if (Regex.Match(text, @"client_max_body_size (?<megabytes>\d+)m;", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } bound)
            Assert.Equal(new WebhookOptions().MaxBodyMegabytes, int.Parse(bound.Groups["megabytes"].Value, System.Globalization.CultureInfo.InvariantCulture));
    }
}

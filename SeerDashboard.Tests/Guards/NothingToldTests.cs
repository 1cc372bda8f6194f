using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SeerDashboard.Components.Insights;
using SeerDashboard.Tests.Access;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

/// <summary>What goes wrong inside is for the log: no message, no type and no stack trace reaches a client.</summary>
public sealed class NothingToldTests : IAsyncDisposable
{
    private const string Inside = "a-secret of the-inside at /srv/seer/data";

    private readonly HeardLog _log = new();
    private readonly DashboardHost _host;
    private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> _broken;

    public NothingToldTests()
    {
        _host = new(new Dictionary<string, string?> { ["DetailedErrors"] = "true" }) { Heard = _log };
        _broken = _host.WithWebHostBuilder(builder => builder.ConfigureServices(services => services
            .AddSingleton<IStartupFilter, Throwing>()
            .AddSingleton<InsightsNews>(_ => throw new InvalidOperationException(Inside))));
    }

    public async ValueTask DisposeAsync()
    {
        await _broken.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/throws", "application/json", "application/problem+json")]
    [InlineData("/throws", "*/*", "application/problem+json")]
    [InlineData("/throws", "text/html", "text/html")]
    [InlineData("/insights", "text/html", "text/html")]
    [InlineData("/insights", "application/json", "application/problem+json")]
    public async Task Error_Anywhere_IsToldAsOneAndNoMore(string path, string accept, string type)
    {
        using var answer = await AskAsync(path, accept);
        Assert.Equal((HttpStatusCode.InternalServerError, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var told = await Browser.TextAsync(answer);
        Assert.Contains("Nothing that was delivered is lost", told, StringComparison.Ordinal);
        Assert.All([Inside, "secret", "/srv/", "Exception", "   at "], part => Assert.DoesNotContain(part, told, StringComparison.Ordinal));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains(_log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("/throws?bad", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/throws?form", HttpStatusCode.BadRequest)]
    public async Task Error_OfTheSender_IsToldAsTheirs(string path, HttpStatusCode expected)
    {
        using var answer = await AskAsync(path, "application/json");
        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain(Inside, await Browser.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Circuits_AndHubs_TellNothingWhateverTheEnvironmentSays()
    {
        _ = _broken.Server;
        Assert.False(_broken.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DetailedErrors);
        Assert.False(_broken.Services.GetRequiredService<IOptions<HubOptions>>().Value.EnableDetailedErrors);
        Assert.NotEqual(true, _broken.Services.GetRequiredService<IOptions<HubOptions<SeerDashboard.Live.SeerHub>>>().Value.EnableDetailedErrors);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        using var client = _broken.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Authorization = new("Bearer", DashboardHost.AdminKey);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Behind all that the app has, so that all of it is between the error and the client.</summary>
    private sealed class Throwing : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(context => throw context.Request.QueryString.Value switch
            {
                "?bad" => new Microsoft.AspNetCore.Http.BadHttpRequestException(Inside, 413),
                "?form" => new InvalidDataException(Inside),
                _ => new InvalidOperationException(Inside),
            });
        };
    }
}

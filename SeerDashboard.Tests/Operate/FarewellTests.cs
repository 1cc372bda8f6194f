using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using SeerDashboard.Operate;

namespace SeerDashboard.Tests.Operate;

public sealed class FarewellTests
{
    [Theory]
    [InlineData(false, "/_blazor", true, 200)]
    [InlineData(false, "/_blazor/negotiate", false, 200)]
    [InlineData(true, "/_blazor", true, 503)]
    [InlineData(true, "/hubs/seer", true, 503)]
    [InlineData(true, "/_blazor/negotiate", false, 503)]
    [InlineData(true, "/webhooks/sentry", false, 200)]
    public async Task Request_WhileStopping_IsRefusedOnlyWhenItWouldLast(bool stopping, string path, bool upgrade, int expected)
    {
        using var lifetime = new Lifetime();
        if (stopping)
            lifetime.StopApplication();
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        if (upgrade)
            context.Features.Set<IHttpUpgradeFeature>(new Upgrade());
        await new Farewell(_ => Task.CompletedTask, lifetime).InvokeAsync(context);
        Assert.Equal(expected, context.Response.StatusCode);
    }

    private sealed class Upgrade : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => true;

        public Task<Stream> UpgradeAsync() => throw new NotSupportedException();
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}

using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Senders that hang up, stall, or send headers beyond measure.</summary>
public sealed class HostileSenderTests
{
    [Fact]
    public async Task Receive_SenderHangsUpAfterTheBody_KeepsTheDelivery()
    {
        await using var host = new DashboardHost();
        using var gone = new CancellationTokenSource();
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));

        var controller = Controller(host, body, new MemoryStream(body));
        controller.HttpContext.RequestAborted = gone.Token;
        await gone.CancelAsync();

        await controller.ReceiveAsync();

        Assert.Equal(body, await host.Get<DeliveryReader>().BodyAsync(1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Receive_BodyThatStalls_IsTheSendersFault()
    {
        await using var host = new DashboardHost();
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));
        var stalls = new Stalling(body, () => throw new BadHttpRequestException("too slow", StatusCodes.Status408RequestTimeout));

        var answer = await Controller(host, body, stalls).ReceiveAsync();

        Assert.Equal(StatusCodes.Status408RequestTimeout, Assert.IsType<ObjectResult>(answer).StatusCode);
        Assert.Null(await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Post_HeadersBeyondMeasure_AreKeptShort()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync(new string('x', 5000), Body.Seer("root_cause_started", 1), requestId: new string('r', 5000));

        var row = (await host.Get<DeliveryReader>().FindAsync(1, TestContext.Current.CancellationToken))!;

        Assert.Equal((501, 501), (row.Resource.Length, row.RequestId.Length));
    }

    private static SentryWebhookController Controller(DashboardHost host, byte[] body, Stream stream)
    {
        var http = new DefaultHttpContext { RequestServices = host.Services };
        http.Request.Body = stream;
        http.Request.Headers["Sentry-Hook-Resource"] = "seer";
        http.Request.Headers["Sentry-Hook-Signature"] = Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret));
        return new(host.Get<Reception>(), host.Get<Inbox>(), host.Get<SeerDashboard.Store.Unproven.Quarantine>(), host.Get<KnownRisks>(), TimeProvider.System, NullLogger<SentryWebhookController>.Instance)
        {
            ControllerContext = new() { HttpContext = http },
        };
    }

    /// <summary>Gives all bytes, then calls <paramref name="atEnd"/>.</summary>
    private sealed class Stalling(byte[] body, Action atEnd) : MemoryStream(body)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0 && buffer.Length > 0)
                atEnd();
            return read;
        }
    }
}

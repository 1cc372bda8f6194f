using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>The dashboard's endpoint with nothing behind it but a bare insert: no event, no chain, no projection.</summary>
/// <param name="insert">Keeps bodies.</param>
[ApiController]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("webhooks/sentry")]
public sealed class BareController(BareInsert insert) : ControllerBase
{
    private static readonly (string Owner, byte[] Secret)[] Keys = [("acme", Encoding.UTF8.GetBytes(Server.Secret))];

    /// <summary>Answers when the body is durable.</summary>
    [HttpPost]
    public async Task<IActionResult> ReceiveAsync()
    {
        var body = new byte[Request.ContentLength ?? 0];
        await Request.Body.ReadExactlyAsync(body, HttpContext.RequestAborted);
        if (Signature.FindSigner(Request.Headers["Sentry-Hook-Signature"], body, Keys) is null)
            return Unauthorized();
        var delivery = await insert.KeepAsync(body);
        return Accepted(new { delivery, outcome = "applied" });
    }
}

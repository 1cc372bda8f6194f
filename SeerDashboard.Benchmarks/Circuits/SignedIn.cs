using System.Net;

namespace SeerDashboard.Benchmarks.Circuits;

/// <summary>A session of somebody who signed in with the access token.</summary>
internal sealed class SignedIn : IDisposable
{
    private readonly SocketsHttpHandler _handler;

    private SignedIn(Uri address)
    {
        Address = address;
        _handler = new() { CookieContainer = Cookies, UseProxy = false, MaxConnectionsPerServer = 64 };
        Http = new(_handler) { BaseAddress = address };
    }

    /// <summary>Root of the site.</summary>
    public Uri Address { get; }

    /// <summary>Of the session.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Sends them.</summary>
    public HttpClient Http { get; }

    /// <summary>Signs in.</summary>
    public static async Task<SignedIn> AtAsync(int port, string token)
    {
        var session = new SignedIn(new($"http://127.0.0.1:{port}/"));
        using var answer = await session.Http.GetAsync(new Uri(session.Address, $"login?t={token}"));
        answer.EnsureSuccessStatusCode();
        return session;
    }

    /// <summary>Opens a page.</summary>
    public Task<Viewer> OpenAsync(string path = "") => Viewer.OpenAsync(Address, Cookies, Http, path);

    /// <inheritdoc/>
    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}

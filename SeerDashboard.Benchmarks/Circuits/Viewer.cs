using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace SeerDashboard.Benchmarks.Circuits;

/// <summary>
/// Somebody with a page open, without a browser: loads the page, starts its circuit in Blazor's own protocol, and acknowledges every render
/// batch, as a page does. What a batch holds is searched for text, and not drawn.
/// </summary>
internal sealed class Viewer : IAsyncDisposable
{
    private static readonly string[] YesOrNo = ["single", "has", "is"];

    private readonly HubConnection _hub;
    private readonly HttpClient _http;
    private readonly Lock _gate = new();

    private string? _circuit;
    private byte[] _awaited = [];
    private TaskCompletionSource<long> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Viewer(Uri address, CookieContainer cookies, HttpClient http)
    {
        _http = http;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "_blazor"), options => options.Cookies = cookies);
        // Blazor's protocol is the framework's own, and not public.
        var protocol = (IHubProtocol)Activator.CreateInstance(Type.GetType("Microsoft.AspNetCore.Components.Server.BlazorPack.BlazorPackHubProtocol, Microsoft.AspNetCore.Components.Server", throwOnError: true)!)!;
        builder.Services.AddSingleton(protocol);
        _hub = builder.Build();
        _hub.On("JS.RenderBatch", [typeof(int), typeof(byte[])], arguments => BatchAsync((int)arguments[0]!, (byte[])arguments[1]!));
        _hub.On("JS.BeginInvokeJS", [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)], arguments => CallAsync((long)arguments[0]!, (string)arguments[1]!, (int)arguments[3]!));
        _hub.On("JS.AttachComponent", [typeof(int), typeof(string)], _ => Task.CompletedTask);
        _hub.On("JS.EndUpdateRootComponents", [typeof(long)], _ => Task.CompletedTask);
        _hub.On("JS.EndInvokeDotNet", [typeof(string), typeof(bool), typeof(string)], _ => Task.CompletedTask);
        _hub.On("JS.Error", [typeof(string)], arguments => Fail((string)arguments[0]!));
        _hub.Closed += error => Fail(error?.Message ?? "closed");
    }

    /// <summary>How many batches came.</summary>
    public int Batches { get; private set; }

    /// <summary>Why the circuit ended; null while it lives.</summary>
    public string? Failed { get; private set; }

    /// <summary>Opens a page with the cookies of somebody who is signed in; comes back when it is interactive.</summary>
    public static async Task<Viewer> OpenAsync(Uri address, CookieContainer cookies, HttpClient http, string path = "")
    {
        var page = new Uri(address, path);
        var markers = PageMarkers.Of(await http.GetStringAsync(page));
        if (markers.Components.Count == 0)
            throw new InvalidOperationException($"{page} has nothing interactive: is the viewer signed in?");
        var viewer = new Viewer(address, cookies, http);
        await viewer._hub.StartAsync();
        viewer._circuit = await viewer._hub.InvokeAsync<string>("StartCircuit", address.ToString(), page.ToString(), "[]", markers.State);
        // Present once the page is live.
        var live = viewer.SeeAsync("interactive");
        await viewer._hub.SendAsync("UpdateRootComponents", markers.Operations(), markers.State);
        await live;
        return viewer;
    }

    /// <summary>Comes back with the time stamp at which a batch with <paramref name="text"/> was here.</summary>
    public Task<long> SeeAsync(string text)
    {
        lock (_gate)
        {
            _awaited = Encoding.UTF8.GetBytes(text);
            _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Failed is { } why)
                _seen.SetException(new InvalidOperationException($"The circuit ended: {why}"));
            return _seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Leaves as a page that is closed does: says so, and the circuit ends at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_circuit is not null)
        {
            using var leaving = new FormUrlEncodedContent([new("circuitId", _circuit)]);
            using var left = await _http.PostAsync(new Uri(_http.BaseAddress!, "_blazor/disconnect/"), leaving);
        }

        await _hub.DisposeAsync();
    }

    private async Task BatchAsync(int batch, byte[] data)
    {
        var at = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            Batches++;
            if (_awaited.Length > 0 && data.AsSpan().IndexOf(_awaited) >= 0)
            {
                _awaited = [];
                _seen.TrySetResult(at);
            }
        }

        await _hub.SendAsync("OnRenderCompleted", (long)batch, null);
    }

    /// <summary>What scripts of the page would answer: an object where one is asked for, else what an empty page says.</summary>
    private Task CallAsync(long call, string name, int kind)
    {
        var answer = kind switch { 1 => """{"__jsObjectId":1}""", 3 => "null", _ => Answer(name) };
        return call == 0 ? Task.CompletedTask : _hub.SendAsync("EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,{answer}]"));
    }

    /// <summary>A question that is answered with yes or no has such a name; a circuit ends when it is given nothing.</summary>
    private static string Answer(string name) => YesOrNo.Any(word => name[(name.LastIndexOf('.') + 1)..].StartsWith(word, StringComparison.Ordinal)) ? "false" : "null";

    private Task Fail(string why)
    {
        lock (_gate)
        {
            Failed ??= why;
            _seen.TrySetException(new InvalidOperationException($"The circuit ended: {why}"));
        }

        return Task.CompletedTask;
    }
}

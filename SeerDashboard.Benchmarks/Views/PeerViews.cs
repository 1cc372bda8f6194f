using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks.Views;

/// <summary>Other views of diffs, from npm for this benchmark alone, each on a page of its own; and the patches that they draw.</summary>
internal sealed class PeerViews : IAsyncDisposable
{
    private readonly WebApplication _server;

    private PeerViews(WebApplication server, int port) => (_server, Root) = (server, $"http://127.0.0.1:{port}/");

    /// <summary>Address of the site.</summary>
    public string Root { get; }

    /// <summary>Installs and bundles them, and serves them with <paramref name="patches"/> by their names.</summary>
    public static async Task<PeerViews> StartAsync(string folder, IReadOnlyDictionary<string, string> patches)
    {
        foreach (var name in (string[])["package.json", "pierre.js", "diff2html.js"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), Script(name));
        await RunAsync(folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error");
        await RunAsync(folder, "node_modules/.bin/esbuild", "pierre.js", "diff2html.js", "--bundle", "--minify", "--splitting", "--format=esm", "--outdir=out", "--log-level=error");
        await RunAsync(folder, "node_modules/.bin/esbuild", "node_modules/@pierre/diffs/dist/worker/worker.js", "--bundle", "--minify", "--format=esm", "--outfile=out/pierre-worker.js", "--log-level=error");
        var served = Path.Combine(folder, "out");
        File.Copy(Path.Combine(folder, "node_modules/diff2html/bundles/css/diff2html.min.css"), Path.Combine(served, "diff2html.css"), overwrite: true);
        foreach (var (name, patch) in patches)
            await File.WriteAllTextAsync(Path.Combine(served, name + ".txt"), patch);
        foreach (var name in (string[])["pierre", "diff2html"])
        {
            await File.WriteAllTextAsync(Path.Combine(served, name + ".html"),
                $"""<!doctype html><link rel="stylesheet" href="/diff2html.css"><body><div id="root" style="height:860px;overflow:auto"></div><script type="module" src="/{name}.js"></script>""");
        }

        var port = Server.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(served) });
        await app.StartAsync(CancellationToken.None);
        return new(app, port);
    }

    /// <summary>A script of the benchmark.</summary>
    public static string Script(string name)
    {
        using var text = new StreamReader(typeof(PeerViews).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task RunAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        var path = program.Contains('/', StringComparison.Ordinal) ? Path.Combine(folder, program) : program;
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { WorkingDirectory = folder, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: npm and its registry are needed for the other views.");
    }
}

using System.Collections.Concurrent;

namespace SeerDashboard.E2E.Host;

/// <summary>What a browser that knows nothing yet has to load before a page is live.</summary>
public sealed class FirstView
{
    private static readonly string[] Counted = ["document", "stylesheet", "script"];
    private readonly ConcurrentQueue<IRequest> _done = new();

    /// <summary>Writes down what a page loads from now on.</summary>
    public FirstView(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.RequestFinished += (_, request) => _done.Enqueue(request);
    }

    /// <summary>Bytes of HTML, CSS and scripts as they came over the wire, headers too; each file on a line, and fonts apart.</summary>
    public async Task<(long Bytes, string Told)> WeighAsync()
    {
        var files = new List<(string Type, long Bytes, string Path)>();
        foreach (var request in _done)
        {
            var sizes = await request.SizesAsync();
            files.Add((request.ResourceType, sizes.ResponseBodySize + sizes.ResponseHeadersSize, new Uri(request.Url).AbsolutePath));
        }

        var told = files.OrderByDescending(file => file.Bytes).Select(file => FormattableString.Invariant($"{file.Bytes,8} {file.Type,-10} {file.Path}"));
        return (files.Where(file => Counted.Contains(file.Type)).Sum(file => file.Bytes), string.Join(Environment.NewLine, told));
    }
}

using System.Text;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What a stretch of the log said, by what it speaks of.</summary>
internal sealed class News
{
    /// <summary>Sequence number of the last delivery read.</summary>
    public long UpTo { get; set; }

    /// <summary>Of all that was read.</summary>
    public long Bytes { get; private set; }

    /// <summary>By run.</summary>
    public Dictionary<RunKey, RunNews> Events { get; } = [];

    /// <summary>Facts by issue, merged.</summary>
    public Dictionary<IssueKey, IssueFacts> Facts { get; } = [];

    /// <summary>Organisations by integration and installation.</summary>
    public Dictionary<(string Integration, string Installation), string> Organizations { get; } = [];

    /// <summary>An event of a run.</summary>
    public void Event(RunKey run, byte[]? read)
    {
        var seen = StoredEvent.Read(read, out var bytes);
        Event(run, seen, bytes);
    }

    /// <summary>An event of a run, null when this version cannot read it, and what it takes as JSON.</summary>
    public void Event(RunKey run, SeerEvent? seen, int bytes)
    {
        if (!Events.TryGetValue(run, out var news))
            Events[run] = news = new();
        news.Events.Add((seen, bytes));
        Bytes += bytes;
    }

    /// <summary>Something about an issue; nothing when this version cannot read it.</summary>
    public void Fact(IssueKey issue, byte[] read)
    {
        Bytes += read.Length;
        if (StoredEvent.Facts(read) is { } facts)
            Facts[issue] = Facts.TryGetValue(issue, out var known) ? known.Merge(facts) : facts;
    }

    /// <summary>Which organisation an installation belongs to.</summary>
    public void Organization(string integration, string installation, byte[] read)
    {
        Bytes += read.Length;
        Organizations[(integration, installation)] = Encoding.UTF8.GetString(read);
    }
}

/// <summary>What a stretch of the log said of one run.</summary>
internal sealed class RunNews
{
    /// <summary>Nothing.</summary>
    public static RunNews None { get; } = new();

    /// <summary>In the order of the log, each with what it takes as JSON; null for one that this version cannot read.</summary>
    public List<(SeerEvent? Event, int Bytes)> Events { get; } = [];
}

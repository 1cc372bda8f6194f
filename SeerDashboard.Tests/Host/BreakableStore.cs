using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Host;

/// <summary>The store of a running app, which can be read or not, as a test wants it.</summary>
public sealed class BreakableStore(DashboardHost host) : IDbContextFactory<SeerContext>
{
    private int _opened;

    /// <summary>It cannot be read.</summary>
    public bool Broken { get; set; } = true;

    /// <summary>How often it could be read.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <inheritdoc/>
    public SeerContext CreateDbContext()
    {
        if (Broken)
            throw new SqliteException("disk I/O error", 10);
        Interlocked.Increment(ref _opened);
        return host.Get<IDbContextFactory<SeerContext>>().CreateDbContext();
    }
}

/// <summary>A store whose disk is full: whatever is to be written fails.</summary>
public sealed class FullDisk : IDisposable
{
    private readonly CancellationTokenSource _ends = new();
    private readonly StoreBell _bell = new();
    private int _refused;

    public FullDisk()
    {
        Jobs = new(_bell);
        _ = RefuseAsync(_ends.Token);
    }

    /// <summary>What is to be written.</summary>
    public StoreJobs Jobs { get; }

    /// <summary>How often something was to be written.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public void Dispose()
    {
        _ends.Cancel();
        _ends.Dispose();
    }

    private async Task RefuseAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await _bell.WaitAsync(cancel);
                while (Jobs.Do(Refuse, null!))
                {
                    // Until none waits.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private SqliteConnection Refuse()
    {
        Interlocked.Increment(ref _refused);
        throw new SqliteException("database or disk is full", 13);
    }
}

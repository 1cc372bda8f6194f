using Microsoft.Extensions.Options;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Import;

/// <summary>
/// Where an export that somebody gives to the settings page lies until it is imported, beside the store. It holds private code: one at a time,
/// deleted when it was imported, and at the next start when the server ended before.
/// </summary>
public sealed class ImportFolder(IOptions<StoreOptions> options, Importer importer, AuditedStore audit) : IHostedService
{
    /// <summary>The largest file that is taken.</summary>
    public const long MostBytes = 16L * 1024 * 1024 * 1024;

    private const int Block = 64 * 1024;

    private int _taken;

    private string Folder => Path.Combine(options.Value.Folder(), "imports");

    private string Given => Path.Combine(Folder, "given.jsonl");

    /// <summary>Keeps what comes until <see cref="RunAsync"/> or <see cref="Drop"/>.</summary>
    /// <param name="export">The file.</param>
    /// <param name="received">Told how many bytes have come.</param>
    /// <param name="cancel">Ends it; nothing is left behind.</param>
    /// <exception cref="NotAllowedException">It takes an Admin.</exception>
    /// <exception cref="UpkeepRefusedException">Another file is here already, or it cannot be written.</exception>
    public async Task ReceiveAsync(Stream export, Action<long> received, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(received);
        Actor.Current.Demand(AuditAction.ExportImported);
        if (Interlocked.Exchange(ref _taken, 1) == 1)
            throw new UpkeepRefusedException("Another file is just being imported. Wait until that is done.");
        try
        {
            PrivateFolder.Make(Folder);
            await using var file = PrivateFile.Make(Given);
            var block = new byte[Block];
            for (int read; (read = await export.ReadAsync(block, cancel)) > 0;)
            {
                await file.WriteAsync(block.AsMemory(0, read), cancel);
                received(file.Position);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Drop();
            throw new UpkeepRefusedException($"The file could not be received: {error.Message}", error);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    /// <summary>Imports what was received, and deletes it.</summary>
    /// <exception cref="UpkeepRefusedException">It is no export, or a line of it was changed.</exception>
    internal async Task<ImportReport> RunAsync(Action<UpkeepStep> progress, CancellationToken cancel)
    {
        try
        {
            var report = await Task.Run(() => importer.RunAsync(Given, progress, cancel), cancel);
            await audit.SayAsync(new(AuditAction.ExportImported, "an export", After: report.ToString()), CancellationToken.None);
            return report;
        }
        catch (UpkeepRefusedException refused)
        {
            // The name it has here says nothing to whoever gave it.
            throw new UpkeepRefusedException(refused.Message.Replace(Given, "The file", StringComparison.Ordinal), refused);
        }
        finally
        {
            Drop();
        }
    }

    /// <summary>Deletes what was received.</summary>
    public void Drop()
    {
        if (File.Exists(Given))
            File.Delete(Given);
        Volatile.Write(ref _taken, 0);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Drop();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Import;

/// <summary>
/// Takes the deliveries of an export into this log, as new links at its end: what is recorded of their arrival stays as it was. What is there
/// already is left out, so that a second import changes nothing, and one that was interrupted is simply begun again.
/// </summary>
public sealed class Importer(Inbox inbox)
{
    private const int AtOnce = 64;
    private const int BytesAtOnce = 4 * 1024 * 1024;

    /// <summary>Checks every line first; then imports.</summary>
    /// <exception cref="UpkeepRefusedException">A line is damaged or was changed: nothing of the file is imported.</exception>
    public async Task<ImportReport> RunAsync(string file, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        try
        {
            var (total, _) = Check(file, progress, cancel);
            using var export = ExportReader.Open(ExportReader.Find(file));
            var report = new ImportReport(0, 0, 0);
            foreach (var batch in Batches(export.Lines()))
            {
                cancel.ThrowIfCancellationRequested();
                report = await KeepAsync(batch, report, cancel);
                progress(new("Importing", report.Total, total, "deliveries"));
            }

            return report;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UpkeepRefusedException($"{file}: {error.Message}", error);
        }
    }

    private static (long Count, KeptHead Head) Check(string file, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        using var stream = ExportReader.Find(file);
        using var export = ExportReader.Open(stream);
        var checks = ExportCheck.Of(export, null, _ => progress(new("Checking the file", stream.Position, stream.Length, "bytes")), cancel);
        return checks.Broken is { } broken
            ? throw new UpkeepRefusedException($"{file}: {broken} Nothing of it was imported.")
            : (checks.Checked, checks.Head);
    }

    private async Task<ImportReport> KeepAsync(List<ExportLine> batch, ImportReport report, CancellationToken cancel)
    {
        var arrivals = batch.Where(line => !line.Erased).Select(line => Arrival.Of(line.Row())).ToList();
        foreach (var kept in arrivals.ConvertAll(arrival => KeepAsync(arrival, cancel)))
            await kept;
        var there = arrivals.Count(arrival => arrival.WasThere);
        return new(report.Imported + arrivals.Count - there, report.Present + there, report.Erased + batch.Count - arrivals.Count);
    }

    /// <summary>Until it is there: an answer that came too late was perhaps only late, and what is there is left out.</summary>
    private async Task KeepAsync(Arrival arrival, CancellationToken cancel)
    {
        for (var tries = 20; ; tries--)
        {
            try
            {
                await inbox.KeepAsync(arrival, cancel);
                return;
            }
            catch (StoreBusyException busy)
            {
                if (tries == 0)
                    throw new UpkeepRefusedException($"The store cannot be written: {busy.InnerException?.Message ?? busy.Message} What was imported so far stays; begin again to go on.", busy);
            }
        }
    }

    private static IEnumerable<List<ExportLine>> Batches(IEnumerable<ExportLine> lines)
    {
        var (batch, bytes) = (new List<ExportLine>(), 0);
        foreach (var line in lines)
        {
            batch.Add(line);
            bytes += line.Body?.Length ?? 0;
            if (batch.Count < AtOnce && bytes < BytesAtOnce)
                continue;
            yield return batch;
            (batch, bytes) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}

/// <summary>What an import did.</summary>
/// <param name="Imported">Deliveries that are new here.</param>
/// <param name="Present">Deliveries that were here already, or were and have been erased here.</param>
/// <param name="Erased">Deliveries whose texts were erased before the export: there is nothing of them to import.</param>
public sealed record ImportReport(long Imported, long Present, long Erased)
{
    /// <summary>All.</summary>
    public long Total => Imported + Present + Erased;

    /// <summary>As sentences.</summary>
    public override string ToString() => $"{Amount.Of(Imported, "delivery", "deliveries")} imported, {Present.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} already there."
        + (Erased == 0 ? "" : $" {Amount.Of(Erased, "delivery was", "deliveries were")} erased before the export: there is nothing of {(Erased == 1 ? "it" : "them")} to import.");
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Audit;

/// <summary>The log of actions as a file, to be kept elsewhere.</summary>
public sealed class AuditExport(AuditReader audit)
{
    private static readonly string[] Columns = ["sequence", "at", "who", "role", "way", "from", "action", "subject", "runId", "before", "after"];

    /// <summary>JSON Lines with the link of each row, oldest first: whoever has the last line can tell later whether what came before was changed.</summary>
    public async Task LinesAsync(AuditFilter filter, Stream output, CancellationToken cancel)
    {
        foreach (var (entry, link) in audit.All(filter))
        {
            cancel.ThrowIfCancellationRequested();
            var line = new AuditLine(
                entry.Sequence, entry.At, entry.By.Name, entry.By.Role, EnumWord.Of(entry.By.Way), entry.By.From, EnumWord.Of(entry.Did.Action), entry.Did.Subject, entry.Did.Run?.Value, entry.Did.Before,
                entry.Did.After, Convert.ToHexStringLower(link));
            await JsonSerializer.SerializeAsync(output, line, AuditJson.Default.AuditLine, cancel);
            await output.WriteAsync("\n"u8.ToArray(), cancel);
        }
    }

    /// <summary>CSV for a spreadsheet: no cell that would be taken for a formula.</summary>
    public async Task TableAsync(AuditFilter filter, Stream output, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(output, Spreadsheet.Format, leaveOpen: true);
        csv.WriteHeader(Columns);
        foreach (var (entry, _) in audit.All(filter))
        {
            csv.WriteField(entry.Sequence, default, CultureInfo.InvariantCulture);
            csv.WriteField(entry.At.UtcDateTime);
            csv.WriteField(entry.By.Name);
            csv.WriteField(entry.By.Role);
            csv.WriteField(EnumWord.Of(entry.By.Way));
            csv.WriteField(entry.By.From);
            csv.WriteField(EnumWord.Of(entry.Did.Action));
            csv.WriteField(entry.Did.Subject);
            csv.WriteField(entry.Did.Run?.Value);
            csv.WriteField(entry.Did.Before);
            csv.WriteField(entry.Did.After);
            await csv.EndRecordAsync(cancel);
        }

        await csv.FlushAsync(cancel);
    }
}

/// <summary>One line of an exported log of actions.</summary>
internal sealed record AuditLine(
    long Sequence, DateTimeOffset At, string Who, string? Role, string Way, string? From, string Action, string Subject, long? RunId, string? Before, string? After, string Link);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditJson : JsonSerializerContext;

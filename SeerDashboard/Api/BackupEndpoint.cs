using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Backup;

namespace SeerDashboard.Api;

/// <summary><c>/api/backups</c>: what the settings page wrote beside the store.</summary>
internal static class BackupEndpoint
{
    /// <summary>One archive, to be kept elsewhere. It holds private code and the key ring: for admins only, and for no cache.</summary>
    public static async Task<IResult> DownloadAsync(string name, HttpResponse response, BackupWriter backups, AuditedStore audit, CancellationToken cancel)
    {
        if (backups.Find(name) is not { } file)
            return TypedResults.Problem($"There is no backup '{name}' in the folder of this server's backups.", statusCode: StatusCodes.Status404NotFound);
        await audit.SayAsync(new(AuditAction.BackupDownloaded, $"backup {name}"), cancel);
        response.Headers.CacheControl = "no-store";
        return TypedResults.PhysicalFile(file, "application/zip", fileDownloadName: name);
    }
}

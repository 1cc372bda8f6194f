using System.Xml;
using System.Xml.Linq;

namespace SeerDashboard.Store;

/// <summary>The folder of the key ring, beside the store: what secrets and sessions are encrypted with.</summary>
internal static partial class KeyRing
{
    /// <summary>Made when it is missing; it cannot be used where the store cannot.</summary>
    /// <exception cref="StoreUnusableException">It cannot be made.</exception>
    public static DirectoryInfo Folder(StoreOptions store, ILoggerFactory logs)
    {
        try
        {
            // First the store's: a folder that is made only on the way to another one gets everybody's rights.
            PrivateFolder.Make(store.Folder());
            var (folder, isOpen) = PrivateFolder.MakeOwn(Of(store));
            if (isOpen)
                IsOpen(logs.CreateLogger(typeof(KeyRing)), folder.FullName);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreUnusableException.Of(store, error);
        }
    }

    /// <summary>Looks at each key before the first is needed: one that cannot be read makes all of them unusable, and nobody would be told which.</summary>
    /// <exception cref="StoreUnusableException">One cannot be read; the message names it and says what to do.</exception>
    public static void Check(StoreOptions store)
    {
        var folder = new DirectoryInfo(Of(store));
        if (!folder.Exists)
            return;
        foreach (var file in folder.EnumerateFiles("*.xml"))
        {
            try
            {
                using var read = file.OpenRead();
                XElement.Load(read);
            }
            catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
            {
                throw Unusable(store, $"{file.Name} is damaged or cannot be read ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')})", error);
            }
        }
    }

    /// <summary>Says that the ring cannot be used, and what to do.</summary>
    public static StoreUnusableException Unusable(StoreOptions store, string why, Exception error) => new(
        $"Store:ConnectionString: the key ring in {Of(store)} cannot be used: {why}. Put the file back from a backup, or move it away: the client secrets that were entered on the settings page are asked for anew then, everybody signs in again, and no run is lost.", error);

    private static string Of(StoreOptions store) => Path.Combine(store.Folder(), "keys");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Others than its owner may look into {Folder}, and that cannot be changed from here: whoever reads it and the store reads the client secrets. Give it to its owner alone (chmod 700), or set Store:KeyCertificate")]
    private static partial void IsOpen(ILogger logger, string folder);
}

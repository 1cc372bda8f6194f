using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>
/// Who may write: one process at a time, a server or a command that changes what is kept. A lock of the operating system on a file
/// beside the store, so that it ends with the process, however that ends.
/// </summary>
public sealed class StoreHold(IOptions<StoreOptions> options) : IDisposable
{
    private FileStream? _held;

    /// <summary>Takes the store for this process; taking it again does nothing.</summary>
    /// <exception cref="StoreUnusableException">Another process holds it, or the file cannot be made.</exception>
    public void Take()
    {
        if (_held is not null)
            return;
        var file = options.Value.File() + ".lock";
        try
        {
            PrivateFolder.Make(options.Value.Folder());
            _held = Open(file);
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw new StoreUnusableException($"Store:ConnectionString: {options.Value.File()} is held by another process, a server or a command that changes it. Stop that one first; a running server checks, compares and sets right by itself, on its settings page under Keeping.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreUnusableException.Of(options.Value, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();

    private static FileStream Open(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(file, how);
    }
}

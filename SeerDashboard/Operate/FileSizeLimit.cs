using System.Runtime.InteropServices;

namespace SeerDashboard.Operate;

/// <summary>
/// A write beyond the file-size limit of a process ends it by a signal (setrlimit(2)). Here it fails instead, like one to a full disk:
/// deliveries are answered 503 and the server goes on.
/// </summary>
internal static class FileSizeLimit
{
    /// <summary>SIGXFSZ, the same number on Linux and macOS; .NET has no name for it.</summary>
    private const PosixSignal Exceeded = (PosixSignal)25;

    private static PosixSignalRegistration? _registered;

    /// <summary>From now on such a write fails and ends nothing.</summary>
    public static void Survive()
    {
        if (!OperatingSystem.IsWindows())
            _registered ??= PosixSignalRegistration.Create(Exceeded, signal => signal.Cancel = true);
    }
}

namespace SeerDashboard.Operate;

/// <summary>
/// Settings are read once, at start. The host would otherwise watch every file below its folder for a change of theirs, and where the store
/// lies there too, each of its writes would be told to the process, at more than the price of the write.
/// </summary>
internal static class FixedSettings
{
    /// <summary>To be given to the builder of the host, together with the arguments of the command line.</summary>
    public const string Argument = "--hostBuilder:reloadConfigOnChange=false";
}

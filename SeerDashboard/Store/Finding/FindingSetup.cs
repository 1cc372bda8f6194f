namespace SeerDashboard.Store.Finding;

/// <summary>Finding runs: the index that follows them, and what looks through it.</summary>
internal static class FindingSetup
{
    /// <summary>Adds it.</summary>
    public static void AddFinding(this IServiceCollection services) => services.AddSingleton<SearchIndexer>().AddSingleton<RunSearch>().AddSingleton<SeenBefore>();
}

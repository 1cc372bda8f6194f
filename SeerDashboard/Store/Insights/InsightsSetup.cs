namespace SeerDashboard.Store.Insights;

/// <summary>Counting what comes in, and noticing when nothing does.</summary>
internal static class InsightsSetup
{
    /// <summary>Needs the store.</summary>
    public static void AddInsights(this IServiceCollection services)
    {
        services.AddSingleton<RefusalTally>().AddSingleton<ISideNotes, LogTally>().AddSingleton<ISideNotes>(provider => provider.GetRequiredService<RefusalTally>());
        services.AddSingleton<ReceivingReader>().AddSingleton<RunCounts>().AddSingleton<RunNumbers>().AddSingleton<Retro.RetroReader>().AddSingleton<Retro.RetroList>();
        services.AddSingleton<SilenceWatch>().AddHostedService<SilenceClock>();
    }
}

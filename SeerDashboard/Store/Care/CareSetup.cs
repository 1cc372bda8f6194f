using Microsoft.Extensions.Options;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Import;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;

namespace SeerDashboard.Store.Care;

/// <summary>What is done to a store as a whole: checked, rebuilt, copied, thinned out.</summary>
internal static class CareSetup
{
    /// <summary>Adds it; retention after the writer, which it needs.</summary>
    public static void AddCare(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsCheck>();
        services.AddSingleton<Rebuilder>().AddSingleton<BackupWriter>().AddSingleton<Restorer>().AddSingleton<Eraser>().AddSingleton<DueForErasure>().AddSingleton<Importer>();
        services.AddSingleton<ImportFolder>().AddHostedService(provider => provider.GetRequiredService<ImportFolder>());
        services.AddSingleton<StoreUpkeep>().AddSingleton<StoreMeasure>();
        services.AddSingleton<RetentionWatch>().AddHostedService(provider => provider.GetRequiredService<RetentionWatch>());
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Finding;
using SeerDashboard.Store.Insights;
using SeerDashboard.Store.Reviewing;
using SeerDashboard.Store.Secrets;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Store;

/// <summary>Keeping: the inbox, the projector, and what reads them.</summary>
public static class StoreSetup
{
    /// <summary>Adds the store with its writer.</summary>
    public static void AddStore(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddStoreFile();
        builder.ProtectKeys();
        services.AddInsights();
        services.AddFinding();
        services.AddOptions<RunsOptions>().BindConfiguration("Runs").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RunsOptions>, RunsOptionsCheck>();
        services.AddOptions<SentryOptions>().BindConfiguration("Sentry").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SentryOptions>, SentryOptionsCheck>();
        services.AddSingleton<IntegrationDirectory>().AddSingleton<SecretVault>().AddSingleton<IntegrationCleaner>().AddSingleton<RemovedIntegrations>().AddSingleton<ClientSecrets>();
        services.AddSingleton<SecretUses>().AddSingleton<ISideNotes>(provider => provider.GetRequiredService<SecretUses>());
        services.AddSingleton<Receipts>().AddSingleton<RejectionLog>().AddSingleton<StepTimes>().AddSingleton<StoreChanges>();
        services.AddSingleton<StoreBell>().AddSingleton<StoreJobs>().AddSingleton<Inbox>().AddSingleton<RiskBook>().AddSingleton<RunComposer>().AddSingleton<FreshEvents>().AddSingleton<KnownRisks>().AddSingleton<Projector>();
        services.AddSingleton(provider => new ProjectorSources(
            provider.GetRequiredService<IOptions<StoreOptions>>(), provider.GetRequiredService<FreshEvents>(), provider.GetRequiredService<KnownRisks>(), provider.GetRequiredService<TimeProvider>())
        { Sequel = provider.GetService<IRunSequel>() });
        services.AddSingleton<StoreCondition>().AddSingleton<SenderAnswers>().AddSingleton<GroupCommit>().AddSingleton<DeliveryTurn>().AddSingleton<ProjectionTurn>().AddSingleton<WriterTurns>().AddSingleton<Retries>().AddSingleton<Pace>();
        services.AddSingleton<BesideTheLog>().AddSingleton<WalKeeper>().AddSingleton<Upkeep>().AddSingleton<WriteConnection>().AddSingleton<NoteKeeper>().AddSingleton<WritingSide>().AddSingleton<StoreMemory>().AddSingleton<StoreFile>();
        services.AddSingleton<StoreWriter>().AddHostedService(provider => provider.GetRequiredService<StoreWriter>());
        services.AddOptions<QuarantineOptions>().BindConfiguration("Quarantine").ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuarantineOptions>, QuarantineOptionsCheck>();
        services.AddSingleton<Quarantine>().AddSingleton<QuarantineRows>();
        services.AddSingleton<PeopleBook>().AddSingleton<Visits>().AddSingleton<SavedViews>().AddSingleton<WallBook>().AddSingleton<AuditedJobs>().AddSingleton<KeyBook>().AddSingleton<SessionBook>();
        services.AddSingleton<StoreEpoch>().AddSingleton<RunReader>().AddSingleton<RunExport>().AddSingleton<ChangeReader>().AddSingleton<RunHandling>().AddSingleton<DeliveryReader>().AddSingleton<DeliveryPages>().AddSingleton<Rereader>().AddSingleton<Reapplying>();
        services.AddSingleton<IssueReader>().AddSingleton<RunReviews>().AddSingleton<ReviewReader>();
        services.AddSingleton<RejectionReader>().AddSingleton<AnswerTimes>();
        services.AddSingleton<ISideNotes>(provider => provider.GetRequiredService<RejectionLog>());
        services.AddSingleton<ISideNotes>(provider => provider.GetRequiredService<AnswerTimes>());
        services.AddCare();
    }

    /// <summary>Adds the file alone, for commands that read or set a value while no server need run.</summary>
    public static void AddStoreFile(this IServiceCollection services)
    {
        services.TryAddClock();
        services.AddOptions<StoreOptions>().BindConfiguration("Store").ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsCheck>();
        services.AddDbContextFactory<SeerContext>((provider, context) =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            context.UseSqlite(new SqliteConnectionStringBuilder(options.ConnectionString) { DataSource = options.File() }.ToString());
            // SQLite changes a column by making its table anew with foreign keys off, which no transaction may hold: true of every first start, and nothing its reader can act on.
            context.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
        });
        services.AddSingleton<AuditLog>().AddSingleton<AuditedStore>().AddSingleton<AuditReader>().AddSingleton<AuditExport>();
        services.AddSingleton<StoredSettings>().AddSingleton<LogChecker>().AddSingleton<StoreHold>().AddSingleton<ReadConnections>().AddSingleton<LogExport>().AddSingleton<LogTable>();
        services.AddDataProtection().SetApplicationName("SeerDashboard");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StoreOptions>, ILoggerFactory>((keys, store, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyRing.Folder(store.Value, logs), logs));
    }

    private static void TryAddClock(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(TimeProvider)))
            services.AddSingleton(TimeProvider.System);
    }
}

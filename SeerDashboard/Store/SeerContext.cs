using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>The model. Read through it anywhere; only <see cref="StoreWriter"/> writes.</summary>
/// <param name="options">Which file.</param>
public sealed class SeerContext(DbContextOptions<SeerContext> options) : DbContext(options)
{
    internal DbSet<Delivery> Deliveries => Set<Delivery>();

    internal DbSet<AnswerRow> Answers => Set<AnswerRow>();

    internal DbSet<RejectedRow> Rejected => Set<RejectedRow>();

    internal DbSet<RejectionCountRow> RejectionCounts => Set<RejectionCountRow>();

    internal DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    internal DbSet<TallyRow> Tallies => Set<TallyRow>();

    internal DbSet<DriftRow> Drift => Set<DriftRow>();

    internal DbSet<SecretUseRow> SecretUses => Set<SecretUseRow>();

    internal DbSet<ChainRow> Chain => Set<ChainRow>();

    internal DbSet<RunRow> Runs => Set<RunRow>();

    internal DbSet<Patch> Patches => Set<Patch>();

    internal DbSet<HandlingRow> Handlings => Set<HandlingRow>();

    internal DbSet<RunFileRow> RunFiles => Set<RunFileRow>();

    internal DbSet<PersonRow> People => Set<PersonRow>();

    internal DbSet<ViewRow> Views => Set<ViewRow>();

    internal DbSet<WallLinkRow> WallLinks => Set<WallLinkRow>();

    internal DbSet<ActionRow> Actions => Set<ActionRow>();

    internal DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    internal DbSet<SessionRow> Sessions => Set<SessionRow>();

    internal DbSet<ViewedRow> ViewedFiles => Set<ViewedRow>();

    internal DbSet<CommentRow> ReviewComments => Set<CommentRow>();

    internal DbSet<VerdictRow> ReviewVerdicts => Set<VerdictRow>();

    internal DbSet<IssueRow> Issues => Set<IssueRow>();

    internal DbSet<InstallationRow> Installations => Set<InstallationRow>();

    internal DbSet<IntegrationRow> Integrations => Set<IntegrationRow>();

    internal DbSet<SecretRow> Secrets => Set<SecretRow>();

    internal DbSet<SettingRow> Settings => Set<SettingRow>();

    internal DbSet<ChannelRow> Channels => Set<ChannelRow>();

    internal DbSet<NotifyRuleRow> NotifyRules => Set<NotifyRuleRow>();

    internal DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    internal DbSet<SendingRow> Sendings => Set<SendingRow>();

    internal DbSet<ThreadRow> Threads => Set<ThreadRow>();

    internal DbSet<ProjectionRow> Projection => Set<ProjectionRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SeerContext).Assembly);

    /// <summary>SQLite cannot order a DateTimeOffset; UTC ticks it can.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

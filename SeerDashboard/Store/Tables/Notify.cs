using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SeerDashboard.Store.Tables;

/// <summary>A place where people or programs are told.</summary>
internal sealed class ChannelRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public int Kind { get; init; }

    /// <summary>Where, with its secrets: JSON, encrypted.</summary>
    public required string Target { get; init; }

    /// <summary>Why nothing is sent there; null while something is.</summary>
    public string? Off { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>When who is told what.</summary>
internal sealed class NotifyRuleRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public long Channel { get; init; }

    public bool IsOn { get; init; }

    /// <summary>JSON.</summary>
    public required string Definition { get; init; }

    /// <summary>When somebody last said what it says.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>Something that is to be told, or was.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public long Rule { get; init; }

    public long Channel { get; init; }

    public required string Integration { get; init; }

    public required string Installation { get; init; }

    /// <summary>Zero for what is about no run.</summary>
    public long RunId { get; init; }

    /// <summary>What happened, such as <c>codeReady</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Which time of its happening: the same is not told twice by the same rule.</summary>
    public required string Occasion { get; init; }

    /// <summary>Of the run, when it happened.</summary>
    public long Version { get; init; }

    /// <summary>What else is known of it, such as who wrote a comment.</summary>
    public string? Detail { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Not before; null when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>The number of a <c>MessageState</c>.</summary>
    public int State { get; init; }

    /// <summary>Why it stands as it does.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>One attempt.</summary>
internal sealed class SendingRow
{
    public long Id { get; init; }

    public long Message { get; init; }

    public DateTimeOffset At { get; init; }

    public long Milliseconds { get; init; }

    public int Result { get; init; }

    public int? Status { get; init; }

    public required string Reason { get; init; }

    public string? Request { get; init; }

    public string? Response { get; init; }
}

/// <summary>The message of a run on a channel that changes messages in place.</summary>
internal sealed class ThreadRow
{
    public long Channel { get; init; }

    public required string Integration { get; init; }

    public required string Installation { get; init; }

    public long RunId { get; init; }

    public required string Thread { get; init; }
}

internal sealed class NotifyTables : IEntityTypeConfiguration<ChannelRow>, IEntityTypeConfiguration<NotifyRuleRow>, IEntityTypeConfiguration<OutboxRow>, IEntityTypeConfiguration<SendingRow>, IEntityTypeConfiguration<ThreadRow>
{
    public void Configure(EntityTypeBuilder<ChannelRow> table)
    {
        table.ToTable("Channels");
        table.HasIndex(row => row.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<NotifyRuleRow> table) => table.ToTable("NotifyRules");

    public void Configure(EntityTypeBuilder<OutboxRow> table)
    {
        table.ToTable("Outbox");
        table.HasIndex(row => new { row.RunId, row.Integration, row.Installation, row.Rule, row.Occasion }).IsUnique();
        // What is left to do is little; what was done is much. Each channel has its own queue.
        table.HasIndex(row => new { row.Channel, row.DueAt }).HasFilter("DueAt IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<SendingRow> table)
    {
        table.ToTable("Sendings");
        table.HasIndex(row => row.Message);
    }

    public void Configure(EntityTypeBuilder<ThreadRow> table)
    {
        table.ToTable("Threads");
        table.HasKey(row => new { row.Channel, row.RunId, row.Integration, row.Installation });
    }
}

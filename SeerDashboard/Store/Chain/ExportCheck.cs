namespace SeerDashboard.Store.Chain;

/// <summary>What a check of an exported log found.</summary>
/// <param name="Checked">How many deliveries were looked at.</param>
/// <param name="Erased">Which of them stand for texts that were erased.</param>
/// <param name="IsWhole">It is the whole log of its moment, and not what a filter let through.</param>
/// <param name="Head">Where the chain of the store ended at that moment.</param>
/// <param name="Broken">The first broken link, as a sentence; null when all hold.</param>
internal sealed record ExportReport(long Checked, ErasedNumbers Erased, bool IsWhole, KeptHead Head, string? Broken);

/// <summary>
/// Checks an exported log by itself: each line against its hashes, each link against the one before it, the end against the head that
/// the first line names. Of a filtered export the lines that are left out may be anywhere; of a whole one none may be.
/// </summary>
internal static class ExportCheck
{
    /// <summary>Reads <paramref name="export"/> to its end.</summary>
    public static ExportReport Of(ExportReader export, KeptHead? kept, Action<long> progress, CancellationToken cancel)
    {
        var whole = export.Head.Filter is null;
        var head = new KeptHead(export.Head.HeadSequence, export.Head.HeadHash);
        var (count, erased, before) = (0L, new ErasedNumbers(), (ExportLine?)null);
        try
        {
            foreach (var line in export.Lines())
            {
                cancel.ThrowIfCancellationRequested();
                if (Wrong(line, before, export.Head, kept) is { } wrong)
                    return Broken($"Line {count + 2}: {wrong}");
                (count, before) = (count + 1, line);
                if (line.Erased)
                    erased.Add(line.Sequence);
                progress(count);
            }
        }
        catch (Exception error) when (error is FormatException or ZstdSharp.ZstdException)
        {
            return Broken(error.Message);
        }

        if (!export.IsWhole)
            return Broken("The file was cut short or changed: its last line does not fit it.");
        if (whole && (before?.Sequence ?? 0) != head.Sequence)
            return Broken($"The file ends at delivery {before?.Sequence ?? 0}, the chain's head at {head.Sequence}.");
        return kept?.Sequence > head.Sequence
            ? Broken($"The log ended at delivery {head.Sequence}, and the kept head is of {kept.Sequence}: the last deliveries were taken away.")
            : new(count, erased, whole, head, null);

        ExportReport Broken(string sentence) => new(count, erased, whole, head, sentence);
    }

    private static string? Wrong(ExportLine line, ExportLine? before, ExportHead file, KeptHead? kept)
    {
        var (whole, head) = (file.Filter is null, new KeptHead(file.HeadSequence, file.HeadHash));
        var expected = (before?.Sequence ?? 0) + 1;
        if (line.Sequence < expected || (whole && line.Sequence > expected))
            return line.Sequence > expected ? $"Delivery {expected} is missing." : $"Delivery {line.Sequence} does not belong here.";
        if (line.Sequence == expected && line.Previous != (before?.Link ?? Convert.ToHexStringLower(ChainLink.Start)))
            return $"Delivery {line.Sequence} does not follow from the one before it.";
        if (ChainCheck.Alone(line.Row(), ExportLine.Bytes(line.Previous), file.Version > ExportHead.WithoutMarks) is { } wrong)
            return wrong;
        foreach (var end in new[] { head, kept })
        {
            if (end?.Sequence == line.Sequence && end.Hash != line.Link)
                return $"Delivery {line.Sequence} is not where the head ends: what came up to it was changed, or the head is of another store.";
        }

        return line.Sequence > head.Sequence ? $"Delivery {line.Sequence} comes after the head of the chain." : null;
    }
}

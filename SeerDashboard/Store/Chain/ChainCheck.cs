using System.Security.Cryptography;

namespace SeerDashboard.Store.Chain;

/// <summary>What a check of the chain found.</summary>
/// <param name="Checked">How many links were looked at.</param>
/// <param name="Erased">Which of them stand for texts that were erased.</param>
/// <param name="Head">The end of the chain, lowercase hex.</param>
/// <param name="Broken">The first broken link, as a sentence; null when all hold.</param>
public sealed record ChainReport(long Checked, ErasedNumbers Erased, string Head, string? Broken)
{
    /// <summary>How many rows of the log of actions were looked at and hold; 0 where that was not looked at.</summary>
    public long Actions { get; init; }
}

/// <summary>Checks every link against what is stored: one changed byte or one missing row breaks it.</summary>
internal static class ChainCheck
{
    /// <summary>Follows the chain; <paramref name="count"/> and <paramref name="head"/> are what is kept apart from the log, <paramref name="kept"/> a head that was kept elsewhere; erased rows have their hash when <paramref name="marked"/>.</summary>
    public static ChainReport Of(IEnumerable<LogRow> log, long count, byte[] head, KeptHead? kept = null, bool marked = true)
    {
        var (at, link, erased) = (0L, ChainLink.Start, new ErasedNumbers());
        foreach (var row in log)
        {
            if (row.Sequence != at + 1)
                return Broken(row.Sequence > at + 1 ? $"Delivery {at + 1} is missing." : $"Delivery {row.Sequence} is there twice.");
            if (Wrong(row, marked) is { } wrong)
                return Broken(wrong);
            link = ChainLink.Of(link, row.Sequence, row.FactsHash!, Convert.FromHexString(row.BodyHash), row.BlobHash!);
            if (!link.AsSpan().SequenceEqual(row.Link))
                return Broken($"Delivery {row.Sequence}: its link does not follow from the one before it.");
            if (kept?.Sequence == row.Sequence && kept.Hash != Convert.ToHexStringLower(link))
                return Broken($"Delivery {row.Sequence} is not where the kept head ends: what came up to it was changed, or the head is of another store.");
            at = row.Sequence;
            if (row.Erased)
                erased.Add(row.Sequence);
        }

        if (kept?.Sequence > at)
            return Broken($"The log ends at delivery {at}, and the kept head is of {kept.Sequence}: the last deliveries were taken away.");
        return at != count || !link.AsSpan().SequenceEqual(head)
            ? Broken($"The log ends at delivery {at}, the chain's head at {count}: {(at < count ? "the last rows are missing" : "they do not agree")}.")
            : new(at, erased, Convert.ToHexStringLower(link), Broken: null);

        ChainReport Broken(string sentence) => new(at, erased, Convert.ToHexStringLower(link), sentence);
    }

    /// <summary>Checks one row by itself, and that its link follows from <paramref name="previous"/>; what is wrong, or null.</summary>
    /// <param name="row">The row.</param>
    /// <param name="previous">The link before it.</param>
    /// <param name="marked">Erased ones carry the hash of what stays of them, as all do but those of an old export.</param>
    public static string? Alone(LogRow row, byte[]? previous, bool marked)
    {
        if (Wrong(row, marked) is { } wrong)
            return wrong;
        var link = previous is null ? null : ChainLink.Of(previous, row.Sequence, row.FactsHash!, Convert.FromHexString(row.BodyHash), row.BlobHash!);
        return link is not null && link.AsSpan().SequenceEqual(row.Link) ? null : $"Delivery {row.Sequence}: its link does not follow from the one before it.";
    }

    private static string? Wrong(LogRow row, bool marked)
    {
        if (row.FactsHash is not { Length: 32 } || row.BlobHash is not { Length: 32 } || row.BodyHash.Length != 64 || !row.BodyHash.All(char.IsAsciiHexDigitLower))
            return $"Delivery {row.Sequence}: a hash is missing.";
        if (row.Erased)
            return row.Body is not null ? $"Delivery {row.Sequence}: it is marked as erased and has a body." : marked ? WrongMark(row) : null;
        if (!row.Facts.Hash().AsSpan().SequenceEqual(row.FactsHash))
            return $"Delivery {row.Sequence}: what is recorded of its arrival was changed.";
        if (row.Body is null || !SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.BlobHash))
            return $"Delivery {row.Sequence}: its stored body was changed.";
        return Convert.ToHexStringLower(SHA256.HashData(Zstd.Unpack(row.Body))) == row.BodyHash ? null : $"Delivery {row.Sequence}: its body does not have its hash.";
    }

    private static string? WrongMark(LogRow row) => row.ErasedHash is null || row.ErasedAt is not { } at
        ? $"Delivery {row.Sequence}: it is marked as erased, and was not erased by this program."
        : row.Link is { Length: 32 } link && ErasedMark.Of(link, row.Facts, at).AsSpan().SequenceEqual(row.ErasedHash)
            ? null
            : $"Delivery {row.Sequence}: what stayed of it when it was erased was changed.";
}

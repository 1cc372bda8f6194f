namespace SeerSample;

/// <summary>Follows all runs without losing any: what the stream tells, and everything anew whenever it says so.</summary>
public static class Follow
{
    /// <summary>Writes a line for each run that changed, until the connection ends; where to go on then.</summary>
    /// <param name="seer">The dashboard.</param>
    /// <param name="seen">The id that the last call gave; null at first.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<string?> RunsAsync(SeerClient seer, string? seen, TextWriter output, CancellationToken cancel)
    {
        var id = seen;
        await foreach (var news in seer.FollowAsync(id, cancel))
        {
            if (news.Run is { } run)
                await output.WriteLineAsync($"{run.RunId} {run.State}");
            else
                await foreach (var known in seer.ListAsync("", cancel))
                    await output.WriteLineAsync($"{known.RunId} {known.State}");
            id = news.Id;
        }

        return id;
    }
}

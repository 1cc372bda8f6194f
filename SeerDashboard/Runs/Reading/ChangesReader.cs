using System.Text.Json;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Reading;

/// <summary>
/// Reads <c>code_changes</c> (second generation) and <c>changes</c> (first). Where both name a repository the second
/// holds its files, and the first adds what the change is called.
/// </summary>
internal static class ChangesReader
{
    private const string Unread = "Some of these changes cannot be read; they are among the unknown fields, as they were sent.";

    /// <summary>The change set; null when both are absent or null.</summary>
    /// <param name="data">The event's data.</param>
    /// <param name="left">Where leftovers go.</param>
    /// <param name="patches">Where patch texts go, by <see cref="FileChange.PatchId"/>.</param>
    public static ChangeSet? Read(WireObject data, Leftovers left, Dictionary<string, string> patches)
    {
        var second = FilesByRepository(data, left, patches);
        var known = second?.Select(change => change.Repo).ToHashSet(StringComparer.Ordinal) ?? [];
        var first = Descriptions(data, left, patches, known);
        if (first is null || second is null)
            return (first ?? second) is { } one ? new(one) : null;
        var named = first.DistinctBy(change => change.Repo, StringComparer.Ordinal).ToDictionary(change => change.Repo, StringComparer.Ordinal);
        return new([
            .. second.Select(change => named.TryGetValue(change.Repo, out var words) ? Named(change, words) : change),
            .. first.Where(change => !known.Contains(change.Repo)),
        ]);
    }

    /// <summary>Something was sent, so the change set is not empty, whatever it holds.</summary>
    private static RepositoryChange NotRead(string repo) => new() { Repo = repo, Note = Unread };

    private static RepositoryChange Named(RepositoryChange change, RepositoryChange named) => change with
    {
        RepoExternalId = named.RepoExternalId,
        Title = named.Title,
        Description = named.Description,
        Branch = named.Branch,
    };

    private static List<RepositoryChange>? FilesByRepository(WireObject data, Leftovers left, Dictionary<string, string> patches)
    {
        if (data.Peek("code_changes") is not { } json)
            return null;
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 0)
        {
            data.Mark("code_changes", held: true);
            return [];
        }

        if (json.ValueKind != JsonValueKind.Object)
            return [NotRead("")];
        data.Mark("code_changes", held: true);
        List<RepositoryChange> changes = [];
        foreach (var repository in json.EnumerateObject())
        {
            var path = $"code_changes[\"{repository.Name}\"]";
            if (repository.Value.ValueKind == JsonValueKind.Array && repository.Value.GetArrayLength() > 0)
                changes.Add(Files(repository.Name, repository.Value, path, left, patches));
            else
                left.Add(path, repository.Value);
            if (repository.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
                changes.Add(NotRead(repository.Name));
        }

        return changes;
    }

    private static RepositoryChange Files(string repo, JsonElement list, string path, Leftovers left, Dictionary<string, string> patches)
    {
        List<FileChange> files = [];
        foreach (var (item, itemPath) in WireObject.Items(list, path))
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                left.Add(itemPath, item);
                continue;
            }

            var fields = new WireObject(item, itemPath, left);
            files.Add(FileChangeReader.Read(fields, patches));
            fields.Rest();
        }

        return new() { Repo = repo, Files = files, Note = files.Count < list.GetArrayLength() ? Unread : null };
    }

    private static List<RepositoryChange>? Descriptions(WireObject data, Leftovers left, Dictionary<string, string> patches, HashSet<string> known)
    {
        if (data.Peek("changes") is not { } json)
            return null;
        if (json.ValueKind == JsonValueKind.Object && !json.EnumerateObject().Any())
        {
            data.Mark("changes", held: true);
            return [];
        }

        if (data.List("changes") is not { } items)
            return [NotRead("")];
        List<RepositoryChange> changes = [];
        var described = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, path) in items)
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                var fields = new WireObject(item, path, left);
                var change = Description(fields, patches, known);
                // A repository whose files are in the second generation has room for one description.
                if (known.Contains(change.Repo) && !described.Add(change.Repo))
                    fields.Release();
                changes.Add(change);
                fields.Rest();
            }
            else
            {
                left.Add(path, item);
                changes.Add(NotRead(""));
            }
        }

        return changes;
    }

    private static RepositoryChange Description(WireObject fields, Dictionary<string, string> patches, HashSet<string> known)
    {
        var repo = fields.Text("repo_name") ?? "";
        var change = new RepositoryChange
        {
            Repo = repo,
            RepoExternalId = fields.TextOrDigits("repo_external_id"),
            Title = fields.Text("title"),
            Description = fields.Text("description"),
            Branch = fields.Text("branch_name"),
            Note = fields.Peek("diff") is { ValueKind: not JsonValueKind.String } ? Unread : null,
        };
        if (fields.Text("diff") is not { Length: > 0 } diff)
            return change;
        if (known.Contains(repo))
        {
            // The second generation's files are shown; what the first says of the same is not lost.
            fields.Mark("diff", held: false);
            return change;
        }

        var files = DiffReader.Read(diff);
        return files is [{ Note: DiffReader.NoDiff }]
            ? change with { Files = [FileChangeReader.Of(files[0], patches) with { Note = null }], Note = DiffReader.NoDiff }
            : change with { Files = [.. files.Select(file => FileChangeReader.Of(file, patches))] };
    }
}

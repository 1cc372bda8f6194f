namespace SeerDashboard.Diffs;

/// <summary>Goes over a text once and finds the files in it.</summary>
/// <param name="text">The text.</param>
internal sealed class DiffScanner(TextLines text)
{
    private readonly List<FileSection> files = [];
    private bool preamble;

    private FileSection? Current => files.Count > 0 ? files[^1] : null;

    /// <summary>The files, in order; none when the text is no diff.</summary>
    public IReadOnlyList<FileSection> Scan()
    {
        for (var at = 0; at < text.Count;)
        {
            if (!Start(ref at) && !Hunk(ref at))
            {
                Line(at);
                at++;
            }
        }

        if (preamble && files.Count > 0)
            files[0].Trouble |= Trouble.Preamble;
        return files;
    }

    private bool Start(ref int at)
    {
        if (FileStarts.Git(text, at))
            Git(at++);
        else if (FileStarts.Plain(text, at) && Current is not { IsCombined: true, HasHeader: true })
            Plain(ref at);
        else if (FileStarts.Other(text, at))
            files.Add(new(at++));
        else if (FileStarts.Binary(text, at))
            Binary(at++);
        else
            return false;
        return true;
    }

    private void Git(int at)
    {
        var line = text.Header(at);
        var rest = line[(line.IndexOf(" -", StringComparison.Ordinal) + 1)..];
        rest = rest[(rest.IndexOf(' ') + 1)..];
        var combined = FileStarts.Combined(text, at);
        var file = new FileSection(at) { IsGit = true, IsCombined = combined, Trouble = combined ? Trouble.Combined : Trouble.None };
        file.Name(combined ? (DiffNames.Read(rest), DiffNames.Read(rest)) : DiffNames.Split(rest));
        files.Add(file);
    }

    private void Plain(ref int at)
    {
        if (Current is not { HasHeader: false, Hunks: [], IsBinary: false } file)
            files.Add(file = new(at));
        file.Header(DiffNames.Read(text.Header(at)[4..]), DiffNames.Read(text.Header(at + 1)[4..]));
        at += 2;
    }

    private void Binary(int at)
    {
        if (Current is not { HasHeader: false, Hunks: [], IsBinary: false } file)
        {
            files.Add(file = new(at));
            var names = text.Header(at)["Binary files ".Length..^" differ".Length];
            var and = names.IndexOf(" and ", StringComparison.Ordinal);
            if (and >= 0)
                file.Name((DiffNames.Read(names[..and]), DiffNames.Read(names[(and + 5)..])));
        }

        file.IsBinary = true;
    }

    private bool Hunk(ref int at)
    {
        if (Current is { IsCombined: true } || HunkHeader.Read(text.Header(at)) is not { } header)
            return false;
        if (Current is not { } file)
            files.Add(file = new(at) { Trouble = Trouble.NoName });
        var reader = new HunkReader(text, header);
        file.Hunks.Add(reader.Read(ref at));
        file.Trouble |= reader.Trouble;
        return true;
    }

    private void Line(int at)
    {
        var line = text.Header(at);
        if (Current is not { } file)
            preamble |= !line.IsWhiteSpace();
        else if (file is { IsGit: true, HasHeader: false, Hunks: [] } && line is "GIT binary patch")
            (file.IsBinary, file.Trouble) = (true, file.Trouble | Trouble.BinaryPatch);
        else if (file is { IsGit: true, HasHeader: false, IsBinary: false, Hunks: [] } && file.Extended(line))
            return;
        else if (line.StartsWith("@@", StringComparison.Ordinal) && !file.IsCombined)
            file.Trouble |= Trouble.BadHunk;
        else if (file is { IsCombined: false, IsBinary: false, HasHeader: true } or { IsGit: true, IsCombined: false, IsBinary: false })
            file.Trouble |= line.IsWhiteSpace() ? Trouble.None : Trouble.Stray;
    }
}

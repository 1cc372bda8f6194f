namespace SeerDashboard.Components.Keys;

/// <summary>Something the palette leads to or does.</summary>
public sealed record PaletteEntry
{
    /// <summary>What it is called; untrusted when it comes from Sentry.</summary>
    public required string Text { get; init; }

    /// <summary>A short id that stands before it.</summary>
    public string? Id { get; init; }

    /// <summary>What else is known, in smaller type; searched too.</summary>
    public string? Note { get; init; }

    /// <summary>Further text that is searched and not shown.</summary>
    public string Hidden { get; init; } = "";

    /// <summary>Where it leads; null when it does something instead.</summary>
    public string? Href { get; init; }

    /// <summary>What it does; its keys stand beside it.</summary>
    public Shortcut? Shortcut { get; init; }
}

/// <summary>Entries under one heading.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Entries">The best first.</param>
public sealed record PaletteGroup(string Name, IReadOnlyList<PaletteEntry> Entries);

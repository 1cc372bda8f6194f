namespace SeerDashboard.Runs;

/// <summary>How much a run changes, by its added and removed lines.</summary>
public enum ChangeSize
{
    /// <summary>1 to 50 lines.</summary>
    Small,

    /// <summary>51 to 400 lines.</summary>
    Medium,

    /// <summary>More than 400 lines.</summary>
    Large,
}

/// <summary>Which size a number of lines is; lists and the desk go by the same bounds.</summary>
public static class ChangeSizes
{
    /// <summary>The most lines of <see cref="ChangeSize.Small"/>.</summary>
    public const int Small = 50;

    /// <summary>The most lines of <see cref="ChangeSize.Medium"/>.</summary>
    public const int Medium = 400;

    /// <summary>Null when nothing is changed.</summary>
    public static ChangeSize? Of(int lines) => lines switch
    {
        <= 0 => null,
        <= Small => ChangeSize.Small,
        <= Medium => ChangeSize.Medium,
        _ => ChangeSize.Large,
    };

    /// <summary>"Small, up to 50 lines".</summary>
    public static string Words(ChangeSize size) => size switch
    {
        ChangeSize.Small => "Small, up to 50 lines",
        ChangeSize.Medium => "Medium, up to 400 lines",
        _ => "Large, more than 400 lines",
    };
}

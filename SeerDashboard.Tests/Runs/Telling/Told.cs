using SeerDashboard.Runs;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Components.Run;

namespace SeerDashboard.Tests.Runs.Telling;

/// <summary>Runs to be told, and how they are.</summary>
internal static class Told
{
    public const string Page = "https://seer.example/runs/12345";

    public static readonly IssueFacts Issue = new()
    {
        Title = new("AttributeError: 'NoneType' object has no attribute 'id'", WholeRun.Began),
        ShortId = new("SHOP-4F2", WholeRun.Began),
        Url = new("https://acme.sentry.io/issues/7350128443/", WholeRun.Began),
        Level = new("error", WholeRun.Began),
        Users = new(1234, WholeRun.Began),
        Project = new("shop", WholeRun.Began),
    };

    public static SeerDashboard.Runs.Run First => WholeRun.Of(Payload.FirstGeneration, Issue);

    public static SeerDashboard.Runs.Run Second => WholeRun.Of(Payload.SecondGeneration, Issue);

    /// <summary>Every text that Seer writes is <paramref name="text"/>.</summary>
    public static SeerDashboard.Runs.Run Everywhere(string text) => First with
    {
        Headline = text,
        Issue = new() { Title = text, ShortId = text, Project = text, Level = text, Url = "https://acme.sentry.io/issues/1/" },
        Repos = [text],
        RootCause = new()
        {
            Summary = text,
            Headline = text + "!",
            NoCodeFixReason = text,
            Repo = text,
            Classification = text,
            Fixability = new(text, text),
            Whys = [text],
            Reproduction = [text],
            Steps = [new() { Title = text, Analysis = text, Type = text, File = new(text, text, null) }],
        },
        Solution = new() { Summary = text, Steps = [new() { Title = text, Description = text, Type = text, File = new(text, text, null) }] },
        Changes = [new() { Repo = text, Branch = text, Title = text, Description = text, Note = text, Files = [new() { Path = text, OldPath = text + "2", Patch = text }] }],
        PullRequests = [new() { Repo = text, Number = 418 }],
    };

    public static string As(this SeerDashboard.Runs.Run run, TellAs form = TellAs.Markdown, TellPart part = TellPart.Whole) => Tell.Of(run, part, form, Page);
}

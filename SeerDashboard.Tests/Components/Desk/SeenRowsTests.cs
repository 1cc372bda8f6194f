using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>A row is another one to whoever sees anything of it otherwise.</summary>
public sealed class SeenRowsTests
{
    private static readonly WrittenRow Row = new(default, null, default);

    private readonly SeenRows _rows = new();

    [Fact]
    public void Find_TheSameLook_GivesTheRow()
    {
        var look = new RowLook(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, RowMarks.MayAct | RowMarks.Mine);
        Assert.Null(_rows.Find(look));
        _rows.Add(look, Row);
        Assert.Same(Row, _rows.Find(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, RowMarks.MayAct | RowMarks.Mine)));
    }

    [Fact]
    public void Find_AnyOtherLook_GivesNothing()
    {
        _rows.Add(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, RowMarks.None), Row);
        Assert.Null(_rows.Find(new(DeskQuery.All with { Path = "a" }, UsualTimes.Unknown, DeskGroup.ReadyForReview, RowMarks.None)));
        Assert.Null(_rows.Find(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.Done, RowMarks.None)));
        Assert.All(Enum.GetValues<RowMarks>().Where(mark => mark != RowMarks.None), mark => Assert.Null(_rows.Find(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, mark))));
    }

    [Fact]
    public void Add_WithOtherUsualTimes_DropsWhatNobodyLooksForAnyMore()
    {
        UsualTimes later = new(new Dictionary<Stage, UsualTime>());
        for (var mark = 0; mark < 100; mark++)
            _rows.Add(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, (RowMarks)mark), Row);

        RowLook look = new(DeskQuery.All, later, DeskGroup.ReadyForReview, RowMarks.None);
        _rows.Add(look, Row);

        Assert.Same(Row, _rows.Find(look));
        Assert.Null(_rows.Find(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, RowMarks.None)));
    }

    [Fact]
    public void Add_WithoutEnd_KeepsTheFirst()
    {
        for (var mark = 0; mark < 100; mark++)
            _rows.Add(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, (RowMarks)mark), Row);
        Assert.Same(Row, _rows.Find(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, RowMarks.Sample)));
        Assert.Null(_rows.Find(new(DeskQuery.All, UsualTimes.Unknown, DeskGroup.ReadyForReview, (RowMarks)99)));
    }
}

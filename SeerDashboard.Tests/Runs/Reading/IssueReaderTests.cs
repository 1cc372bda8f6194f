using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Runs.Reading;

public sealed class IssueReaderTests
{
    private const string Title = "AttributeError: 'NoneType' object has no attribute 'id'";

    [Fact]
    public void Read_IssueCreated_SaysAllOfIt()
    {
        var content = Assert.IsType<DeliveryContent.IssueNews>(Incoming.Read(new Payload("issue", "created")));
        Assert.Equal((new IssueKey("acme", new(7350128443)), new GroupId(7350128443), "created"), (content.Issue, content.GroupId, content.Action));
        Assert.Equal(
            new IssueFacts
            {
                Title = Said(Title),
                ShortId = Said("SHOP-4F2"),
                Url = Said("https://acme.sentry.io/issues/7350128443/"),
                Project = Said("shop"),
                Level = Said("error"),
                Priority = Said("high"),
                Status = Said("unresolved"),
                Users = new(1204, Incoming.SentAt),
                Events = new(4812, Incoming.SentAt),
                Assignee = Said(""),
                Culprit = Said("shop.checkout in place_order"),
            },
            content.Facts);
    }

    [Theory]
    [InlineData("resolved", "resolved")]
    [InlineData("ignored", "ignored")]
    [InlineData("archived", "ignored")]
    [InlineData("unresolved", "unresolved")]
    [InlineData("assigned", "unresolved")]
    public void Read_IssueStatus_TheActionIsTheNewerWord(string name, string status) => Assert.Equal(status, Incoming.News("issue", name).Status?.Value);

    [Theory]
    [InlineData("null", "")]
    [InlineData("{\"type\":\"user\",\"name\":\"Mia Kern\",\"email\":\"mia@acme.dev\"}", "Mia Kern")]
    [InlineData("{\"type\":\"user\",\"name\":\"\",\"email\":\"mia@acme.dev\"}", "mia@acme.dev")]
    [InlineData("{\"type\":\"team\",\"name\":\"web\"}", "web")]
    [InlineData("{\"type\":\"team\"}", "team")]
    [InlineData("\"team:9\"", "team:9")]
    [InlineData("{}", null)]
    public void Read_AssignedTo_IsAName(string sent, string? assignee) =>
        Assert.Equal(assignee, Facts("issue", $"{{\"issue\":{{\"id\":\"5\",\"assignedTo\":{sent}}}}}").Assignee?.Value);

    [Fact]
    public void Read_AssignedToAbsent_SaysNothing() => Assert.Null(Facts("issue", """{"issue":{"id":"5"}}""").Assignee);

    [Fact]
    public void Read_AddressThatIsNoWebAddress_SaysNothing() => Assert.Null(Facts("issue", """{"issue":{"id":5,"permalink":"javascript:alert(1)"}}""").Url);

    [Fact]
    public void Read_ActivityAlert_SaysAllOfIt()
    {
        var facts = Incoming.News("activity_alert", "root-cause-completed");

        Assert.Equal((Title, "SHOP-4F2", "shop", "https://acme.sentry.io/issues/7350128443/"), (facts.Title?.Value, facts.ShortId?.Value, facts.Project?.Value, facts.Url?.Value));
    }

    [Fact]
    public void Read_EventAlert_LinksToTheIssueNotTheEvent()
    {
        var facts = Incoming.News("event_alert", "triggered");

        Assert.Equal((Title, "error", "shop", "https://acme.sentry.io/issues/7350128443/"), (facts.Title?.Value, facts.Level?.Value, facts.Project?.Value, facts.Url?.Value));
    }

    [Fact]
    public void Read_Comment_SaysTheProject() => Assert.Equal(new IssueFacts { Project = Said("shop") }, Incoming.News("comment", "created"));

    [Theory]
    [InlineData("created")]
    [InlineData("deleted")]
    public void Read_Installation_SaysTheOrganization(string name)
    {
        var content = Assert.IsType<DeliveryContent.InstallationNews>(Incoming.Read(new Payload("installation", name)));
        Assert.Equal(("acme", "7a485448-a9e2-4c85-8a3c-4f44175783c9"), (content.Organization, content.Installation));
    }

    [Fact]
    public void Read_InstallationNamedInDataOnly_IsThatOne() =>
        Assert.Equal("u", Incoming.Read("installation", """{"action":"created","data":{"installation":{"uuid":"u","organization":{"slug":"acme"}}}}""").Installation);

    [Fact]
    public void Read_OtherResource_IsKeptWithItsAction()
    {
        var content = Assert.IsType<DeliveryContent.Other>(Incoming.Read(new Payload("metric_alert", "critical")));
        Assert.Equal(("critical", "7a485448-a9e2-4c85-8a3c-4f44175783c9", null), (content.Action, content.Installation, content.GroupId));
    }

    [Theory]
    [InlineData("error", """{"error":{"issue_id":"5"}}""")]
    [InlineData("something_new", """{"issue":{"id":5}}""")]
    [InlineData("", """{"group_id":5}""")]
    public void Read_OtherResourceOfAnIssue_NamesIt(string resource, string data) =>
        Assert.Equal(5, Assert.IsType<DeliveryContent.Other>(Incoming.Read(resource, $"{{\"data\":{data}}}")).GroupId?.Value);

    [Theory]
    [InlineData("issue", "{}")]
    [InlineData("issue", """{"issue":5}""")]
    [InlineData("issue", """{"issue":{"id":"five","title":"x"}}""")]
    [InlineData("event_alert", """{"event":[]}""")]
    [InlineData("comment", """{"issue_id":true}""")]
    [InlineData("installation", """{"installation":{}}""")]
    public void Read_NewsOfNoIssue_IsOther(string resource, string data) =>
        Assert.IsType<DeliveryContent.Other>(Incoming.Read(resource, $"{{\"data\":{data}}}"));

    private static IssueFacts Facts(string resource, string data) =>
        Assert.IsType<DeliveryContent.IssueNews>(Incoming.Read(resource, $"{{\"action\":\"assigned\",\"data\":{data}}}")).Facts;

    private static Said<string> Said(string text) => new(text, Incoming.SentAt);
}

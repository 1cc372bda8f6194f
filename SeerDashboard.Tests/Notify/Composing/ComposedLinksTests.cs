using SeerDashboard.Notify.Composing;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Notify.Composing;

/// <summary>From a signed delivery to what a message leads to: a payload says where its pull request is, and may lie.</summary>
public sealed class ComposedLinksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://github.com/acme/shop/pull/12", "Pull request #12", "https://github.com/acme/shop/pull/12")]
    [InlineData("https://github.acme.dev/acme/shop/pull/12", "Pull request #12 (github.acme.dev)", "https://github.acme.dev/acme/shop/pull/12")]
    [InlineData("https://evil.example/login", null, null)]
    [InlineData("https://github.com/acme/shop/pull/13", null, null)]
    [InlineData("https://github.com@evil.example/acme/shop/pull/12", null, null)]
    [InlineData("javascript:alert(1)", null, null)]
    public async Task Link_IsOfAPullRequest_OrNone(string url, string? text, string? address)
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("pr_created", 7, data: $$$"""{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_number":12,"pr_url":"{{{url}}}"}}]}"""));
        var key = new RunKey("acme", Body.Installation, new(7));
        var runs = host.Get<RunReader>();
        await Eventually.HoldsAsync(async () => await runs.SummaryAsync(key, Cancel) is not null);
        Assert.NotEmpty((await runs.SummaryAsync(key, Cancel))!.PullRequests);
        var rule = new RuleDefinition { When = [NotifyEvent.PullRequestOpened], Text = "PR: {{ run.pull_request }}." };
        var message = (await host.Get<MessageComposer>().ComposeAsync(new(NotifyEvent.PullRequestOpened, key, null), rule, "key", DateTimeOffset.UnixEpoch, Cancel))!;
        Assert.Equal(text is null ? [] : [(text, address)], message.Links.Select(link => (link.Text, (string?)link.Address.ToString())));
        Assert.Equal($"PR: {address}.", message.Text);
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>Tests that ask one and the same app, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OfOneHost : ICollectionFixture<DescribedHost>
{
    /// <summary>What they are called.</summary>
    public const string Name = "The described app";
}

/// <summary>One app on a real port, with something of everything that is described.</summary>
public sealed class DescribedHost : IAsyncLifetime
{
    /// <summary>A key of an Operator.</summary>
    public const string OperatorKey = "operator-key-for-tests-01";

    /// <summary>The run that has most.</summary>
    public const long Run = 7;

    /// <summary>Its issue.</summary>
    public const long Issue = 70;

    private const string Cause = """{"root_cause":{"description":"Cart is null.","steps":[{"title":"Checkout","code_snippet_and_analysis":"`cart`","timeline_item_type":"internal_code","relevant_code_file":{"file_path":"src/cart.py","repo_name":"acme/shop"},"is_most_important_event":true}],"later_field":{"a":1}}}""";
    private const string Changed = """{"code_changes":{"acme/shop":[{"path":"src/cart.py","type":"M","diff":"@@ -1 +1 @@\n-a\n+b\n"}]}}""";
    private const string Opened = """{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_id":1,"pr_number":7,"pr_url":"https://github.com/acme/shop/pull/7"}}]}""";

    /// <summary>The app.</summary>
    public DashboardHost Host { get; } = new(new Dictionary<string, string?>
    {
        ["Access:ApiRequestsPerMinute"] = "10000",
        ["Access:ApiKeys:2:Name"] = "ci-bot",
        ["Access:ApiKeys:2:Key"] = OperatorKey,
        ["Access:ApiKeys:2:Role"] = "Operator",
    });

    /// <summary>Where it is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The description as it is sent.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The same, read.</summary>
    public JsonObject Description => JsonNode.Parse(Text)!.AsObject();

    public async ValueTask InitializeAsync()
    {
        Host.UseKestrel(0);
        Host.StartServer();
        Address = new(Host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await Host.KeepAsync("seer", Body.Seer("root_cause_completed", Run, Issue, Cause));
        await Host.KeepAsync("seer", Body.Seer("solution_completed", Run, Issue, """{"solution":{"description":"Wait.","steps":[{"title":"Wait"}]}}"""));
        await Host.KeepAsync("seer", Body.Seer("coding_completed", Run, Issue, Changed));
        await Host.KeepAsync("seer", Body.Seer("pr_created", Run, Issue, Opened));
        await Host.KeepAsync("seer", Body.Seer("brewing_started", Run, Issue, """{"pot":1}"""));
        await Host.KeepAsync("issue", Body.Issue("assigned", Issue, "Cart is null"));
        using (await Host.PostAsync("seer", "{}"u8.ToArray(), secret: "wrong"))
            await FoldedAnew.CaughtUpAsync(Host);
        Text = await TextAsync("/openapi/v1.json");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>What an Admin is answered.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? body = null, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body), Headers = { Authorization = new("Bearer", DashboardHost.AdminKey) } };
        request.Headers.Accept.ParseAdd(accept);
        return await Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The same as text, when it is what was asked for.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var answer = await AskAsync(HttpMethod.Get, path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}

using System.Text;
using CsCheck;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Store;

/// <summary>One delivery to come: who signs it, its body, its Request-ID and when it is sent.</summary>
/// <param name="Integration">0 or 1: acme (internal) or globex (published).</param>
/// <param name="Action">The action.</param>
/// <param name="Data">What the data holds besides the ids.</param>
/// <param name="Second">Seconds after the first.</param>
/// <param name="Request">Number of the request.</param>
public sealed record Told(int Integration, string Action, string Data, int Second, int Request)
{
    private static readonly (string Action, string[] Data)[] Stories =
    [
        ("root_cause_started", ["{}"]),
        ("root_cause_completed",
        [
            """{"root_cause":{"description":"The cart has no customer. It came from an archive.","steps":[{"title":"Cart.restore","timeline_item_type":"internal_code","is_most_important_event":true,"code_snippet_and_analysis":"`x`","relevant_code_file":{"file_path":"shop/cart.py","repo_name":"acme/shop"}}]}}""",
            """{"root_cause":{"one_line_description":"No customer.","five_whys":["a","b"],"reproduction_steps":["c"],"classification":"rca_only","unheard_of":1}}""",
            """{"root_cause":null}""", """{"root_cause":{}}""", "{}",
        ]),
        ("solution_started", ["{}"]),
        ("solution_completed", ["""{"solution":{"description":"Fix it.","steps":[{"title":"one"}]}}""", """{"solution":{"one_line_summary":"Fix","steps":[{"title":"a","description":"b"}]}}""", """{"solution":null}"""]),
        ("coding_started", ["{}"]),
        ("coding_completed",
        [
            """{"changes":[{"repo_name":"acme/shop","title":"Load it","description":"d","diff":"--- shop/cart.py\n+++ shop/cart.py\n@@ -1 +1,2 @@\n-a\n+b\n+c"}]}""",
            """{"code_changes":{"acme/api":[{"path":"x.go","type":"A","added":1,"removed":0,"diff":"--- /dev/null\n+++ x.go\n@@ -0,0 +1 @@\n+z"}]}}""",
            """{"code_changes":{}}""", "{}",
        ]),
        ("pr_created",
        [
            """{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_id":1,"pr_number":418,"pr_url":"https://github.com/acme/shop/pull/418"}}]}""",
            """{"pull_requests":[{"provider":"unknown","repo_name":"acme/shop","pull_request":{"pr_id":null,"pr_number":null,"pr_url":null}},{"provider":"unknown","repo_name":"acme/api","pull_request":{"pr_id":"9","pr_number":7,"pr_url":"https://gitlab.com/acme/api/-/merge_requests/7"}}]}""",
        ]),
        ("pr_ready_for_review", ["""{"pull_requests":[{"provider":"github","repo_name":"acme/shop","pull_request":{"pr_id":null,"pr_number":418,"pr_url":null}}]}"""]),
        ("iteration_started", ["""{"iteration_index":1}""", """{"iteration_index":2}"""]),
        ("iteration_completed", ["""{"iteration_index":1,"pull_requests":[],"code_changes":{"acme/shop":[{"path":"y.py","type":"M","added":1,"removed":1,"diff":"--- y.py\n+++ y.py\n@@ -1 +1 @@\n-q\n+r"}]}}""", """{"iteration_index":2}"""]),
        ("triage_started", ["""{"anything":[1,2]}"""]),
    ];

    private static readonly Gen<Told> One = Gen.Select(Gen.Int[0, 1], Gen.Int[0, Stories.Length - 1], Gen.Int[0, 9], Gen.OneOf(Gen.Int[0, 20], Gen.Int[0, 2000], Gen.OneOf(60, 61, 300, 600, 900, 1200, 1201)), Gen.Int[0, 100_000])
        .Select((who, story, which, second, request) => new Told(who, Stories[story].Action, Stories[story].Data[which % Stories[story].Data.Length], second, request));

    private static readonly Gen<(int Which, int Later, bool Same)> Copy = Gen.Select(Gen.Int[0, 50], Gen.OneOf(0, 2, 5, 61, 300, 600, 900, 1300), Gen.Bool);

    /// <summary>The deliveries of one run number, with copies, and the same in another order.</summary>
    public static readonly Gen<(Told[] One, Told[] Other)> InTwoOrders =
        Gen.Select(One.Array[1, 14], Copy.Array[0, 6], (told, copies) => (Told[])
            [.. told, .. copies.Select(copy => told[copy.Which % told.Length]).Zip(copies, (first, copy) => first with
            {
                Second = first.Second + copy.Later,
                Request = copy.Same ? first.Request : first.Request + 100_001,
            })])
        .SelectMany(one => Gen.Shuffle((Told[])[.. one]).Select(other => (one, other)));

    /// <summary>The body for a run number.</summary>
    public byte[] BodyOf(long run) => Encoding.UTF8.GetBytes(Body.Seer(Action, run, 9_000_000_000 + run, Data));
}

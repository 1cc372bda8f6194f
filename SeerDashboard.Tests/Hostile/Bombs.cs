using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Hostile;

/// <summary>Bodies that cost little to send and much to whoever is careless with them; each within the limit of a body.</summary>
public static class Bombs
{
    /// <summary>More entries than any page can draw.</summary>
    public const int Many = 100_000;

    private const int Megabyte = 1 << 20;

    /// <summary>Bodies that are no JSON that can be read: what they cost is reading them.</summary>
    public static IEnumerable<(string Name, byte[] Body)> Unreadable()
    {
        yield return ("brackets", [.. Enumerable.Repeat((byte)'[', 10 * Megabyte - 1)]);
        yield return ("objects", Bytes(string.Concat(Enumerable.Repeat("{\"a\":", 2 * Megabyte - 10))));
        yield return ("brackets in a run", Bytes(Seer(1, "root_cause_completed", $"\"root_cause\":{new string('[', 4 * Megabyte)}{new string(']', 4 * Megabyte)}")));
        yield return ("brackets in a string's place", Bytes(Seer(1, "root_cause_completed", $"\"root_cause\":{{\"description\":{new string('[', 60)}{new string(']', 60)}}}")));
        yield return ("digits of the run", Bytes($"{{\"action\":\"root_cause_started\",\"data\":{{\"run_id\":{new string('9', Megabyte)}}}}}"));
        yield return ("a huge exponent", Bytes("{\"action\":\"root_cause_started\",\"data\":{\"run_id\":1e999999999}}"));
        yield return ("members twice", Bytes("{\"data\":{\"run_id\":1},\"data\":{\"run_id\":2},\"action\":\"root_cause_started\"}"));
        yield return ("many members twice", Bytes($"{{\"action\":\"x\",\"data\":{{\"run_id\":1,{string.Join(',', Enumerable.Repeat("\"a\":1", Many))}}}}}"));
        yield return ("NUL", Bytes("{\"action\":\"root_cause_started\",\0\"data\":{\"run_id\":1}}"));
        yield return ("an open string", Bytes("{\"action\":\"" + new string('x', 5 * Megabyte)));
        yield return ("half characters", [.. "{\"action\":\""u8, 0xED, 0xA0, 0xBD, .. "\",\"data\":{\"run_id\":1}}"u8]);
    }

    /// <summary>Those of <see cref="Applied"/> that stand for the others where all would take minutes: one of each kind of list, and all that cost nothing.</summary>
    public static IReadOnlyList<string> Short { get; } = ["huge numbers", "huge pull requests", "lone surrogates", "NULs", "deep", "many steps", "many files", "many hunks"];

    /// <summary>Bodies of runs: each is applied, and its run can be read.</summary>
    /// <param name="many">How many entries its list has.</param>
    public static IEnumerable<(string Name, long Run, string Action, string Data)> Applied(int many = Many)
    {
        var run = 1_000L;
        yield return ("huge numbers", ++run, "coding_completed", $"\"group_id\":{new string('9', 100_000)},\"code_changes\":{{\"a/b\":[{{\"path\":\"x\",\"type\":\"M\",\"added\":1e400,\"removed\":-{new string('9', 100_000)},\"diff\":\"@@ -{new string('9', 100_000)},2147483647 +1,99999999999999999999 @@\\n-a\\n+b\"}}]}}");
        yield return ("huge pull requests", ++run, "pr_created", $"\"pull_requests\":[{{\"provider\":\"github\",\"repo_name\":\"a/b\",\"pull_request\":{{\"pr_id\":{new string('9', 200_000)},\"pr_number\":{new string('9', 200_000)},\"pr_url\":\"https://github.com/a/b/pull/{new string('9', 200_000)}\"}}}}]");
        yield return ("lone surrogates", ++run, "root_cause_completed", """ "root_cause":{"description":"\ud83d","steps":[{"title":"\udc00\ud83d","code_snippet_and_analysis":"a\udc00b"}],"\ud83d":"\udc00"}""");
        yield return ("NULs", ++run, "root_cause_completed", """ "root_cause":{"description":"\u0000a\u0000","steps":[{"title":"\u0000","relevant_code_file":{"file_path":"a\u0000.py","repo_name":"\u0000"}}],"\u0000":"\u0000"}""");
        yield return ("deep", ++run, "root_cause_completed", $"\"root_cause\":{{\"extra\":{new string('[', 40)}{new string(']', 40)}}}");
        yield return ("many steps", ++run, "root_cause_completed", $"\"root_cause\":{{\"description\":\"d\",\"steps\":[{Each(many, at => $"{{\"title\":\"*{at}*\",\"relevant_code_file\":{{\"file_path\":\"{at}.py\",\"repo_name\":\"a/b\"}}}}")}]}}");
        yield return ("many whys", ++run, "root_cause_completed", $"\"root_cause\":{{\"one_line_description\":\"d\",\"five_whys\":[{Each(many, at => $"\"why {at}\"")}],\"reproduction_steps\":[{Each(many, at => $"\"do {at}\"")}]}}");
        yield return ("many steps of a plan", ++run, "solution_completed", $"\"solution\":{{\"one_line_summary\":\"p\",\"steps\":[{Each(many, at => $"{{\"title\":\"s{at}\",\"description\":\"`{at}`\"}}")}]}}");
        yield return ("many files", ++run, "coding_completed", $"\"code_changes\":{{\"a/b\":[{Each(many, File)}]}}");
        yield return ("many repositories", ++run, "coding_completed", $"\"code_changes\":{{{Each(many, at => $"\"o/r{at}\":[{File(at)}]")}}}");
        yield return ("many changes", ++run, "coding_completed", $"\"changes\":[{Each(many, at => $"{{\"repo_name\":\"o/r{at}\",\"title\":\"t{at}\",\"branch_name\":\"b\"}}")}]");
        yield return ("many pull requests", ++run, "pr_created", $"\"pull_requests\":[{Each(Math.Min(many, 90_000), at => $"{{\"repo_name\":\"o/r{at % 2_000}\",\"pull_request\":{{\"pr_number\":{at},\"pr_url\":null}}}}")}]");
        yield return ("many unknown fields", ++run, "root_cause_completed", $"\"root_cause\":{{\"description\":\"d\",{Each(many, at => $"\"f{at}\":{at}")}}},{Each(many, at => $"\"g{at}\":[]")}");
        yield return ("many empty files", ++run, "coding_completed", $"\"code_changes\":{{\"a/b\":[{Each(many, at => $"{{\"path\":\"{at}\",\"type\":\"M\",\"diff\":\"\"}}")}]}}");
        yield return ("many hunks", ++run, "coding_completed", $"\"code_changes\":{{\"a/b\":[{{\"path\":\"x\",\"type\":\"M\",\"diff\":\"{Each(many, at => $"@@ -{at * 2} +{at * 2} @@\\n-a\\n+b\\n", separator: "")}\"}}]}}");
        yield return ("many files in one diff", ++run, "coding_completed", $"\"changes\":[{{\"repo_name\":\"a/b\",\"diff\":\"{Each(many, at => $"--- {at}\\n+++ {at}\\n@@ -1 +1 @@\\n-a\\n+b\\n", separator: "")}\"}}]");
    }

    /// <summary>Every text of both generations, one at a time, a megabyte long.</summary>
    /// <param name="all">False: each place only once, however many payloads and entries of a list have it.</param>
    public static IEnumerable<(string Name, string Resource, JsonObject Body)> LongTexts(bool all = true)
    {
        string[] kinds = [new('x', Megabyte), Repeated("word "), Repeated("*a_ "), Repeated("[a]("), Repeated("`` ` "), Repeated("> "), Repeated("| a "), Repeated("<b>"), Repeated("\n- "), Repeated("![")];
        var turn = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var payload in Payload.FirstGeneration.Concat(Payload.SecondGeneration).Append(new("issue", "created")).Append(new("comment", "created")))
        {
            foreach (var path in Texts(JsonNode.Parse(payload.Body())!["data"]!))
            {
                if (!seen.Add($"{payload.Resource} {string.Join('.', path.Where(step => step is string))}") && !all)
                    continue;
                var body = JsonNode.Parse(payload.Body())!.AsObject();
                var place = path.SkipLast(1).Aggregate(body["data"]!, (node, step) => step is int index ? node[index]! : node[(string)step]!);
                var text = kinds[turn++ % kinds.Length];
                if (path[^1] is int last)
                    place[last] = text;
                else
                    place[(string)path[^1]] = text;
                yield return ($"{payload} {string.Join('.', path)}", payload.Resource, body);
            }
        }
    }

    /// <summary>A body of a run.</summary>
    public static string Seer(long run, string action, string data) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"action\":\"{action}\",\"installation\":{{\"uuid\":\"{Body.Installation}\"}},\"data\":{{\"run_id\":{run},{data}}},\"actor\":{{}}}}");

    private static string File(int at) => string.Create(CultureInfo.InvariantCulture, $"{{\"path\":\"{at}.py\",\"type\":\"M\",\"diff\":\"@@ -1 +1 @@\\n-a\\n+{at}\"}}");

    private static string Each(int count, Func<int, string> make, string separator = ",") => string.Join(separator, Enumerable.Range(1, count).Select(make));

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, Megabyte / part.Length));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<object[]> Texts(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Texts(member.Value!).Select(path => (object[])[member.Key, .. path])),
        JsonArray items => items.Index().Where(item => item.Item is not null).SelectMany(item => Texts(item.Item!).Select(path => (object[])[item.Index, .. path])),
        _ when node.GetValueKind() == JsonValueKind.String => [[]],
        _ => [],
    };
}

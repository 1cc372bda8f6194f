using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mono.Cecil;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Hostile;

/// <summary>What is saved as a file: no cell is a formula, no text of a payload names a file or makes a header.</summary>
public sealed class SpreadsheetTests
{
    private static readonly string[] Formulas = ["=1+1", "=HYPERLINK(\"https://evil.example\",\"x\")", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\"=1\"", "x\",\"=1", "x\n=1", ";=1", "x;=1"];

    [Fact]
    public async Task EveryTable_OfHostileTexts_HasNoFormula()
    {
        await using var host = new DashboardHost();
        foreach (var (formula, at) in Formulas.Select((formula, at) => (formula, at)))
        {
            var changes = new JsonObject { ["code_changes"] = new JsonObject { [formula] = new JsonArray(new JsonObject { ["path"] = formula, ["type"] = "M" }) } };
            await host.KeepAsync("seer", Body.Seer("coding_started", 100 + at, installation: formula), sentAt: TimeProvider.System.GetUtcNow().AddMinutes(-5), requestId: $"={at}");
            await host.KeepAsync("seer", Body.Seer("coding_completed", 100 + at, data: changes.ToJsonString(), installation: formula));
            await host.KeepAsync("seer", Body.Seer(formula, 100 + at, installation: formula));
        }

        await FoldedAnew.CaughtUpAsync(host);
        foreach (var path in (string[])["/api/stats/runs.csv", "/api/stats/steps.csv", "/api/deliveries/export?format=csv", "/api/runs/export?format=csv"])
        {
            using var answer = await GetAsync(host, path);
            var cells = Cells(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains(cells, cell => cell.Contains("HYPERLINK", StringComparison.Ordinal));
            Assert.All(cells, cell => Assert.DoesNotMatch(@"^[=+\-@\t\r\n]", cell));
            Assert.Matches("^attachment; filename=[a-z0-9-]+\\.csv; ", answer.Content.Headers.ContentDisposition!.ToString());
        }
    }

    [Fact]
    public void EveryTable_IsWrittenWithEscapes()
    {
        var types = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location).MainModule.GetTypes().ToList();
        var writers = types.Where(type => Calls(type, "CsvWriter", "Create")).Select(Outermost).ToHashSet();

        Assert.NotEmpty(writers);
        Assert.All(writers, writer => Assert.Contains(types, type => Outermost(type) == writer && Calls(type, "Spreadsheet", "get_Format")));
    }

    [Fact]
    public async Task Download_HostileAddress_MakesNoHeaderAndNoName()
    {
        string[] cases =
        [
            "/api/deliveries/1%0d%0aX-Evil:%201/body",
            "/api/deliveries/export?format=csv%0d%0aX-Evil:%201",
            "/api/deliveries/export?format=csv%22;%20filename=evil.html",
            "/api/runs/12345/patch?version=1%0d%0aX-Evil:%201",
            "/api/runs/12345/patch?repo=%0d%0aX-Evil:%201",
            "/api/runs/12345%0d%0aX-Evil:%201/patch",
            "/api/backups/..%2f..%2fseer.db",
            "/api/backups/x%0d%0aX-Evil:%201.zip",
        ];
        foreach (var path in cases)
        {
            await using var host = new DashboardHost();
            foreach (var payload in Payload.FirstGeneration)
                await host.KeepAsync(payload.Resource, Encoding.UTF8.GetString(payload.Body()));
            await FoldedAnew.CaughtUpAsync(host);
            using var answer = await GetAsync(host, path);

            Assert.False(answer.Headers.Contains("X-Evil") || answer.Content.Headers.Contains("X-Evil"));
            Assert.True((int)answer.StatusCode is >= 400 and < 500 || answer.StatusCode == HttpStatusCode.OK);
            if (answer.Content.Headers.ContentDisposition is { } named)
                Assert.Matches("^attachment; filename=[a-z0-9.-]+(; filename\\*=UTF-8''[a-z0-9.-]+)?$", named.ToString());
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(DashboardHost host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", DashboardHost.AdminKey) } };
        return await host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>As a spreadsheet reads them (RFC 4180); without the first line, and numbers as numbers.</summary>
    private static List<string> Cells(string table)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = table.IndexOf('\n', StringComparison.Ordinal) + 1; at < table.Length; at++)
        {
            var letter = table[at];
            if (letter == '"' && quoted && at + 1 < table.Length && table[at + 1] == '"')
                cell.Append(table[at++]);
            else if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is (',' or '\n'))
                Add();
            else if (quoted || letter != '\r')
                cell.Append(letter);
        }

        Add();
        return cells;

        void Add()
        {
            if (!double.TryParse(cell.ToString(), CultureInfo.InvariantCulture, out _))
                cells.Add(cell.ToString());
            cell.Clear();
        }
    }

    private static bool Calls(TypeDefinition type, string on, string method) => type.Methods.Where(one => one.HasBody).SelectMany(one => one.Body.Instructions)
        .Any(instruction => instruction.Operand is MethodReference called && called.DeclaringType.Name == on && called.Name == method);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

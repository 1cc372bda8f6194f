using System.Text.Json.Nodes;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>A check that finds nothing proves nothing: each kind of break is found, and nothing else is.</summary>
public sealed class BreaksTests
{
    private const string Was = """
        {
          "paths": {
            "/runs": {
              "get": {
                "parameters": [
                  { "name": "limit", "in": "query", "schema": { "type": "integer" } },
                  { "name": "state", "in": "query", "schema": { "type": "array", "items": { "type": "string", "enum": ["running", "quiet"] } } }
                ],
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Run" } }, "text/csv": { "schema": { "type": "string" } } } },
                  "400": { "content": { "application/problem+json": { "schema": { "type": "object" } } } }
                }
              },
              "post": {
                "requestBody": { "content": { "application/json": { "schema": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string" }, "line": { "type": "integer" } } } } } },
                "responses": { "201": { "description": "Kept." } }
              }
            }
          },
          "components": {
            "schemas": {
              "Run": {
                "type": "object", "required": ["runId", "state"],
                "properties": {
                  "runId": { "type": "integer", "format": "int64" }, "state": { "enum": ["running", "quiet"] }, "headline": { "type": "string" },
                  "files": { "type": "array", "items": { "$ref": "#/components/schemas/File" } }, "before": { "$ref": "#/components/schemas/Run" },
                  "states": { "type": "object", "additionalProperties": { "type": "integer" } }, "of": { "oneOf": [{ "type": "string" }, { "type": "integer" }] }
                }
              },
              "File": { "type": "object", "properties": { "path": { "type": "string" } } }
            }
          }
        }
        """;

    private const string Get = "/paths/~1runs/get";
    private const string Run = "/components/schemas/Run";
    private const string Body = "/paths/~1runs/post/requestBody";

    [Theory]
    [InlineData("remove", "/paths/~1runs", null, "GET /runs is gone.", "POST /runs is gone.")]
    [InlineData("remove", "/paths/~1runs/post", null, "POST /runs is gone.")]
    [InlineData("remove", Get + "/parameters/0", null, "GET /runs: the query parameter 'limit' is gone.")]
    [InlineData("set", Get + "/parameters/0/schema/type", "\"string\"", "GET /runs: the query parameter 'limit' was integer and is string now.")]
    [InlineData("set", Get + "/parameters/0/required", "true", "GET /runs: the query parameter 'limit' is required now.")]
    [InlineData("set", Get + "/parameters/2", """{"name":"repo","in":"query","required":true,"schema":{}}""", "GET /runs: the query parameter 'repo' is required now.")]
    [InlineData("remove", Get + "/parameters/1/schema/items/enum/1", null, "GET /runs: the query parameter 'state'[] may not be 'quiet' any more.")]
    [InlineData("remove", Get + "/responses/400", null, "GET /runs: the answer 400 is gone.")]
    [InlineData("remove", Get + "/responses/200/content/text~1csv", null, "GET /runs: the answer 200 is no text/csv any more.")]
    [InlineData("remove", Run + "/properties/headline", null, "GET /runs: the answer 200.headline is gone.")]
    [InlineData("set", Run + "/properties/headline/type", """["string","null"]""", "GET /runs: the answer 200.headline was string and is null or string now.")]
    [InlineData("remove", Run + "/properties/headline/type", null, "GET /runs: the answer 200.headline was string and is anything now.")]
    [InlineData("set", Run + "/properties/runId/format", "\"uuid\"", "GET /runs: the answer 200.runId was int64 and is uuid now.")]
    [InlineData("remove", Run + "/required/1", null, "GET /runs: the answer 200.state may be missing now.")]
    [InlineData("set", Run + "/properties/states/additionalProperties/type", "\"string\"", "GET /runs: the answer 200.states{} was integer and is string now.")]
    [InlineData("remove", Run + "/properties/of/oneOf/1", null, "GET /runs: the answer 200.of has fewer kinds.")]
    [InlineData("remove", "/components/schemas/File/properties/path", null, "GET /runs: the answer 200.files[].path is gone.")]
    [InlineData("set", Body + "/required", "true", "POST /runs: a body is required now.")]
    [InlineData("remove", Body + "/content/application~1json/schema/properties/line", null, "POST /runs: the body.line is gone.")]
    [InlineData("set", Body + "/content/application~1json/schema/required/1", "\"line\"", "POST /runs: the body.line is required now.")]
    public void Break_OfEachKind_IsFound(string act, string place, string? value, params string[] expected) =>
        Assert.Equal(expected, Breaks.Between(Parse(Was), Changed(act, place, value)));

    [Theory]
    [InlineData("/paths/~1issues", """{"get":{"responses":{}}}""")]
    [InlineData("/paths/~1runs/delete", """{"responses":{}}""")]
    [InlineData(Get + "/parameters/2", """{"name":"repo","in":"query","schema":{"type":"string"}}""")]
    [InlineData(Get + "/parameters/0/schema/type", """["integer","string"]""")]
    [InlineData(Get + "/parameters/1/schema/items/enum/2", "\"merged\"")]
    [InlineData(Get + "/responses/404", """{"description":"None."}""")]
    [InlineData(Run + "/properties/risk", """{"type":"string"}""")]
    [InlineData(Run + "/properties/state/enum/2", "\"merged\"")]
    [InlineData(Run + "/required/2", "\"headline\"")]
    [InlineData(Body + "/content/application~1json/schema/properties/file", """{"type":"string"}""")]
    [InlineData("/info", """{"title":"Another"}""")]
    public void Addition_IsNone(string place, string value)
    {
        var now = Changed("set", place, value);
        Assert.Empty(Breaks.Between(Parse(Was), now));
        Assert.True(JsonNode.DeepEquals(Baseline.Bare(Parse(Was)), Baseline.Bare(Baseline.Without(now, Parse(Was)))));
    }

    [Fact]
    public void Words_ThatPeopleRead_AreNoPartOfIt_ButMembersOfThatNameAre()
    {
        Assert.True(JsonNode.DeepEquals(Baseline.Bare(Parse(Was)), Baseline.Bare(Changed("set", Get + "/summary", "\"Lists runs\""))));
        Assert.False(JsonNode.DeepEquals(Baseline.Bare(Parse(Was)), Baseline.Bare(Changed("set", Run + "/properties/summary", "{}"))));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>With one place (RFC 6901) set to another value, or without it.</summary>
    private static JsonObject Changed(string act, string place, string? value)
    {
        var document = Parse(Was);
        string[] steps = [.. place.Split('/')[1..].Select(step => step.Replace("~1", "/", StringComparison.Ordinal))];
        JsonNode at = document;
        foreach (var step in steps[..^1])
            at = at is JsonArray list ? list[Index(step)]! : at[step]!;
        var changed = value is null ? null : JsonNode.Parse(value);
        switch (at)
        {
            case JsonArray array when act == "remove":
                array.RemoveAt(Index(steps[^1]));
                break;
            case JsonArray array:
                array.Add(changed);
                break;
            case JsonObject members when act == "remove":
                Assert.True(members.Remove(steps[^1]));
                break;
            default:
                at[steps[^1]] = changed;
                break;
        }

        return document;
    }

    private static int Index(string step) => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);
}

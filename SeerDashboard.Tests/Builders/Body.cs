using System.Text.Json.Nodes;

namespace SeerDashboard.Tests.Builders;

/// <summary>Small bodies as Sentry sends them.</summary>
public static class Body
{
    public const string Installation = "a8e5d37a-696c-4c54-adb5-b3f28d64c7de";

    /// <summary>A Seer event; <paramref name="data"/> is added to the run's ids.</summary>
    public static string Seer(string action, long run, long? group = 1170820242, string? data = null, string installation = Installation)
    {
        var inner = data is null ? [] : Parse(data);
        var all = new JsonObject { ["run_id"] = run };
        if (group is not null)
            all["group_id"] = group;
        foreach (var (name, value) in inner)
            all[name] = value?.DeepClone();
        return Envelope(action, all, installation);
    }

    /// <summary>An issue webhook.</summary>
    public static string Issue(string action, long group, string title, string shortId = "SHOP-4F2", string status = "unresolved", string more = "{}")
    {
        var issue = new JsonObject { ["id"] = group.ToString(System.Globalization.CultureInfo.InvariantCulture), ["title"] = title, ["shortId"] = shortId, ["status"] = status };
        foreach (var (name, value) in Parse(more))
            issue[name] = value?.DeepClone();
        return Envelope(action, new JsonObject { ["issue"] = issue }, Installation);
    }

    /// <summary>JSON text as an object.</summary>
    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>The envelope with Sentry's key order.</summary>
    public static string Envelope(string action, JsonObject data, string installation) => new JsonObject
    {
        ["action"] = action,
        ["installation"] = new JsonObject { ["uuid"] = installation },
        ["data"] = data,
        ["actor"] = new JsonObject { ["type"] = "application", ["id"] = "sentry", ["name"] = "Sentry" },
    }.ToJsonString();
}

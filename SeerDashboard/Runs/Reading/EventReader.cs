using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads a body of either payload generation (SENTRY.md). Never throws for anything a body may hold.</summary>
public static class EventReader
{
    /// <summary>What <paramref name="body"/> says.</summary>
    public static DeliveryContent Read(DeliveryFacts facts, ReadOnlyMemory<byte> body)
    {
        if (WireBody.Fault(body.Span) is { } fault)
            return new DeliveryContent.Unreadable(fault);
        try
        {
            using var json = WireBody.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(facts, json.RootElement)
                : new DeliveryContent.Unreadable("The body is JSON, but not an object.");
        }
        catch (JsonException problem)
        {
            return new DeliveryContent.Unreadable(WireBody.InWords(problem));
        }
    }

    private static DeliveryContent Read(DeliveryFacts facts, JsonElement root)
    {
        // What no field holds is looked at inside "data" only: the envelope is kept with the body.
        var envelope = new WireObject(root, "", new Leftovers());
        var data = envelope.Object("data");
        var content = facts.Resource switch
        {
            "seer" => SeerReader.Read(facts, envelope.Text("action") ?? "", envelope.Object("installation")?.Text("uuid") ?? "", data?.Json),
            "installation" => Installation(data),
            _ => IssueReader.Read(facts, envelope.Text("action"), data),
        };
        var installation = envelope.Object("installation")?.Text("uuid")
            ?? (facts.Resource == "installation" ? data?.Object("installation")?.Text("uuid") : null);
        return content with { Action = envelope.Text("action"), Installation = installation ?? "" };
    }

    private static DeliveryContent Installation(WireObject? data) =>
        data?.Object("installation")?.Object("organization")?.Text("slug") is { Length: > 0 } slug
            ? new DeliveryContent.InstallationNews(slug)
            : new DeliveryContent.Other();
}

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

    /// <summary>As much of an action is kept beside the body, where lists are read and indexed; Sentry's have some twenty characters.</summary>
    private const int LongestAction = 200;

    /// <summary>Sentry's have 36 characters. It is part of a run's key, so it is taken whole or not at all.</summary>
    private const int LongestInstallation = 200;

    private static DeliveryContent Read(DeliveryFacts facts, JsonElement root)
    {
        var left = new Leftovers();
        var envelope = new WireObject(root, "envelope", left);
        var data = envelope.Object("data");
        var content = facts.Resource switch
        {
            "seer" => SeerReader.Read(facts, envelope.Text("action") ?? "", Sender(envelope), data?.Json, left),
            "installation" => Installation(data),
            _ => IssueReader.Read(facts, envelope.Text("action"), data),
        };
        var installation = envelope.Object("installation")?.Text("uuid")
            ?? (facts.Resource == "installation" ? data?.Object("installation")?.Text("uuid") : null);
        var action = Bounded(envelope.Text("action"));
        if (installation?.Length > LongestInstallation)
            (content, installation) = (new DeliveryContent.Unreadable($"installation.uuid has {installation.Length} characters; it may have {LongestInstallation}."), null);
        return content with { Action = action, Installation = installation ?? "" };
    }

    private static string? Bounded(string? action) =>
        action?.Length > LongestAction ? action[..(char.IsHighSurrogate(action[LongestAction - 1]) ? LongestAction - 1 : LongestAction)] + "…" : action;

    /// <summary>The installation's uuid. What the envelope holds besides its four members, and those besides theirs, is left over.</summary>
    private static string Sender(WireObject envelope)
    {
        var installation = envelope.Object("installation");
        var uuid = installation?.Text("uuid");
        installation?.Rest();
        if (envelope.Object("actor") is { } actor)
        {
            _ = (actor.Text("type"), actor.TextOrDigits("id"), actor.Text("name"));
            actor.Rest();
        }

        envelope.Rest();
        return uuid ?? "";
    }

    private static DeliveryContent Installation(WireObject? data) =>
        data?.Object("installation")?.Object("organization")?.Text("slug") is { Length: > 0 } slug
            ? new DeliveryContent.InstallationNews(slug)
            : new DeliveryContent.Other();
}

using System.Text.Json.Nodes;

namespace SeerDashboard.Api.Describing;

/// <summary>What the description of the API says of one address and method, besides what the code shows by itself.</summary>
/// <param name="Id">A name for it, as clients that are made from the description call it.</param>
/// <param name="Group">Under which heading.</param>
/// <param name="Summary">What it does, in a few words.</param>
internal sealed record Described(string Id, string Group, string Summary)
{
    /// <summary>What else there is to know.</summary>
    public string? More { get; init; }

    /// <summary>What the query string takes.</summary>
    public IReadOnlyList<Asked> Query { get; init; } = [];

    /// <summary>What the body takes; empty when there is none.</summary>
    public IReadOnlyList<Asked> Body { get; init; } = [];

    /// <summary>How it is answered.</summary>
    public IReadOnlyList<Answered> Answers { get; init; } = [];

    /// <summary>A body that may be posted.</summary>
    public JsonObject BodyExample => new(Body.Where(one => one.Example is not null).Select(one => KeyValuePair.Create(one.Name, one.Example?.DeepClone())));
}

/// <summary>Adds what is said of an address to it.</summary>
internal static class Telling
{
    /// <summary>Says so, with the answers that there are everywhere.</summary>
    /// <param name="at">The address.</param>
    /// <param name="what">What is said.</param>
    /// <param name="isOpen">Every role may ask for it.</param>
    public static RouteHandlerBuilder Tell(this RouteHandlerBuilder at, Described what, bool isOpen = true)
    {
        IReadOnlyList<Answered> all = [.. what.Answers, .. isOpen ? [] : (Answered[])[Answered.Forbidden], .. Answered.Always.Where(always => !what.Answers.Any(own => own.Status == always.Status))];
        at.WithMetadata(what with { Answers = all });
        foreach (var answers in all.GroupBy(answer => (answer.Status, answer.Type)))
            at.WithMetadata(Typed(answers.Key.Status, answers.Key.Type, [.. answers.Select(answer => answer.ContentType).OfType<string>()]));
        return at;
    }

    private static ProducesResponseTypeMetadata Typed(int status, Type? type, string[] contentTypes) => new(status, type ?? typeof(void), contentTypes.Length == 0 ? null : contentTypes);
}

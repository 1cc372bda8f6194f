using System.Text.Json.Serialization;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>The deliveries of a run.</summary>
/// <param name="Items">In the order they came.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record DeliveryList(IReadOnlyList<DeliveryRow> Items, int Total);

/// <summary>One page of the log.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null when nothing is left to look at.</param>
/// <param name="Total">How many match in all, when that can be told at little cost.</param>
/// <param name="Searched">How many deliveries were looked through, when the search was ended before the last; <c>next</c> goes on.</param>
public sealed record LogPage(IReadOnlyList<DeliveryRow> Items, string? Next, long? Total, long? Searched);

/// <summary>A comment on a run's changes.</summary>
/// <param name="Id">Which.</param>
/// <param name="Repo">The file's repository.</param>
/// <param name="File">The file; not said when it is about the whole run.</param>
/// <param name="Side"><c>old</c> or <c>new</c>; not said when it is about no line.</param>
/// <param name="Line">1-based, on that side.</param>
/// <param name="Author">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">As they wrote it.</param>
/// <param name="Content">What changed in the file when it was written, as <c>GET …/diff</c> names it: another one there now, and the line may be another one too.</param>
/// <param name="Quote">What the line said then.</param>
public sealed record CommentAnswer(long Id, string? Repo, string? File, string? Side, int? Line, string Author, DateTimeOffset At, string Text, string? Content, string? Quote)
{
    /// <summary>As the API tells it.</summary>
    public static CommentAnswer Of(ReviewComment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var place = comment.Place;
        return new(comment.Id, place.Repo, place.Path, place.Side is { } side ? DiffSides.Wire(side) : null, place.Line, comment.Author, comment.At, comment.Text, comment.On?.Content, comment.On?.Quote);
    }
}

/// <summary>The comments on a run.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record CommentList(IReadOnlyList<CommentAnswer> Items, int Total);

/// <summary>How the API writes what <see cref="RunsJson"/> does not know; in the same way.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCase<Stage>), typeof(CamelCase<StepStatus>), typeof(CamelCase<RunState>),
        typeof(CamelCase<GitProvider>), typeof(CamelCase<PullRequestState>), typeof(CamelCase<Outcome>), typeof(CamelCase<EventRole>),
    ])]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(AuditList))]
[JsonSerializable(typeof(DeliveryList))]
[JsonSerializable(typeof(IssueAnswer))]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(DeliveryRow))]
[JsonSerializable(typeof(Reapplied))]
[JsonSerializable(typeof(RejectedList))]
[JsonSerializable(typeof(CommentAnswer))]
[JsonSerializable(typeof(CommentList))]
internal sealed partial class ApiJson : JsonSerializerContext;

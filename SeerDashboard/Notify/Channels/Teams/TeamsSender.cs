using System.Text.Json;
using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Teams;

/// <summary>Tells a Teams channel by a workflow ("Post to a channel when a webhook request is received"); what was said there stays as it is.</summary>
internal sealed class TeamsSender(OutgoingHttp http) : IChannelSender
{
    /// <inheritdoc/>
    public IReadOnlyList<ChannelKind> Kinds => [ChannelKind.Teams];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        if (ChannelCheck.Complaint(target, plainHttp: true) is { } complaint)
            return Outcomes.Incomplete(complaint);
        var call = new OutgoingCall(HttpMethod.Post, new Uri(target.Url!), TeamsCard.Of(message)) { HttpsDemanded = true };
        var answer = await http.SendAsync(call, cancel);
        var outcome = Outcomes.Of(call, answer, target.Secret);
        return answer.Status is >= 400 and < 500 and not 429 ? (Code(answer.Body) switch
        {
            "WorkflowNotFound" => outcome with { Result = SendResult.Gone, Reason = "The workflow was deleted (WorkflowNotFound). Make a new one and enter its address.", RetryAfter = null },
            "WorkflowTriggerIsNotEnabled" => outcome with { Result = SendResult.Never, Reason = "The workflow is turned off (WorkflowTriggerIsNotEnabled). Turn it on in Teams.", RetryAfter = null },
            _ => outcome,
        }) : outcome;
    }

    /// <summary>Workflows say what is wrong as <c>{"error": {"code": …}}</c>.</summary>
    private static string? Code(string body) => MessageJson.In(body, "error") is { ValueKind: JsonValueKind.Object } error && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
        ? code.GetString()
        : null;
}

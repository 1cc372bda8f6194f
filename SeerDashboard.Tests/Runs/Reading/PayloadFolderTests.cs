using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Runs.Reading;

/// <summary>What holds for every payload file; adding a case is dropping a file.</summary>
public sealed class PayloadFolderTests
{
    public static TheoryData<string, string> Files => [.. Payload.All.Select(payload => (payload.Resource, payload.Name))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_PayloadFile_IsWhatItsFolderSays(string resource, string name)
    {
        var payload = new Payload(resource, name);

        var content = Incoming.Read(payload);

        if (payload.IsUnreadable)
            Assert.EndsWith(".", Assert.IsType<DeliveryContent.Unreadable>(content).Reason, StringComparison.Ordinal);
        else if (resource == "seer")
            Survives(Assert.IsType<DeliveryContent.Seer>(content));
        else
            Assert.IsNotType<DeliveryContent.Unreadable>(content);
    }

    [Fact]
    public void Read_BothGenerations_NameOneRunEachAndLeaveNothingOver()
    {
        Assert.All(Payload.FirstGeneration, payload => Assert.Equal(
            new RunKey("acme", "a8e5d37a-696c-4c54-adb5-b3f28d64c7de", new(12345)), Incoming.Seer(payload).Run));
        Assert.All(Payload.SecondGeneration, payload => Assert.Equal(
            new RunKey("acme", "7a485448-a9e2-4c85-8a3c-4f44175783c9", new(8814400012345678)), Incoming.Seer(payload).Run));
        Assert.All(Payload.FirstGeneration.Concat(Payload.SecondGeneration), payload => Assert.Null(Incoming.Seer(payload).Event.Unknown));
    }

    private static void Survives(DeliveryContent.Seer seer)
    {
        var json = JsonSerializer.Serialize(seer.Event, RunsJson.Default.SeerEvent);
        var back = JsonSerializer.Deserialize(json, RunsJson.Default.SeerEvent);
        Assert.Equal(json, JsonSerializer.Serialize(back, RunsJson.Default.SeerEvent));

        var files = seer.Event.Changes?.Repositories.SelectMany(change => change.Files).ToList() ?? [];
        Assert.All(files, file => Assert.Null(file.Patch));
        Assert.Equal(files.Select(file => file.PatchId).OfType<string>().ToHashSet(StringComparer.Ordinal), seer.Patches.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.All(seer.Patches, patch => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(patch.Value))), patch.Key));
    }
}

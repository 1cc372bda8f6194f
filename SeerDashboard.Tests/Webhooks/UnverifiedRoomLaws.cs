using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Whatever comes, goes, stalls and waits: the bounds hold, and all that was taken is given back.</summary>
public sealed class UnverifiedRoomLaws
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Gen<(int Kind, string Address, int Number)> Step = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2].Select(at => "abc"[at..(at + 1)]), Gen.Int[0, Megabyte]);

    [Fact]
    public void Room_UnderAnySequence_HoldsItsBoundsAndForgetsNobody() => Step.Array[0, 120].Sample(
        steps =>
        {
            var clock = new FakeTimeProvider(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
            using var room = new UnverifiedRoom(Options.Create(new WebhookOptions { MaxBodyMegabytes = 1, UnverifiedMegabytesPerAddress = 2, UnverifiedMegabytes = 3 }), clock);
            var all = new List<Task<RoomPlace?>>();
            foreach (var (kind, address, number) in steps)
            {
                RoomPlace[] inside = [.. Inside(all)];
                if (kind < 2)
                    all.Add(room.EnterAsync(address, kind == 0 ? number : number % RoomBounds.Small, number % 2 == 0));
                else if (kind == 2)
                    clock.Advance(TimeSpan.FromMilliseconds(number % 400));
                else if (inside.Length > 0)
                    Act(inside[number % inside.Length], kind == 3, number);
                RoomPlace[] now = [.. Inside(all)];
                Assert.Equal(now.Sum(place => (long)place.Bytes), room.Taken);
                Assert.InRange(room.Taken, 0, 3 * Megabyte);
                Assert.All(now.GroupBy(place => place.Network), places => Assert.InRange(places.Sum(place => (long)place.Bytes), 0, 2 * Megabyte));
            }

            // Who is inside leaves, and so does whoever is let in for it, until all have had their turn.
            while (Inside(all).FirstOrDefault() is { } last)
                last.Dispose();
            Assert.All(all, one => Assert.True(one.IsCompleted));
            Assert.Equal((0, 0), (room.Taken, room.Waiting));
        },
        iter: Rounds.Of(300, 20_000));

    private static void Act(RoomPlace place, bool leaves, int received)
    {
        if (leaves)
            place.Dispose();
        else if (received % 2 == 0)
            place.Received(received);
        else
            place.Awaits();
    }

    private static IEnumerable<RoomPlace> Inside(List<Task<RoomPlace?>> all) =>
        all.Where(one => one.IsCompletedSuccessfully).Select(one => one.Result).OfType<RoomPlace>().Where(place => !place.HasLeft);
}

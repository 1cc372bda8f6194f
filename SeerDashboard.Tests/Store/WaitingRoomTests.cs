using System.Text;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Store;

public sealed class WaitingRoomTests
{
    [Fact]
    public void TryEnter_AsManyAsMayWait_TurnsTheNextAway()
    {
        var room = new WaitingRoom(2, long.MaxValue);
        Assert.True(room.TryEnter(Small(1)));
        Assert.True(room.TryEnter(Small(2)));
        Assert.False(room.TryEnter(Small(3)));
        Assert.Equal(2, room.Held.Count);
    }

    [Fact]
    public void TryEnter_AsManyBytesAsMayWait_TurnsTheNextAway()
    {
        var (first, second) = (Small(1), Small(2));
        var room = new WaitingRoom(100, first.Bytes + second.Bytes - 1);
        Assert.True(room.TryEnter(first));
        Assert.False(room.TryEnter(second));
        Assert.Equal(first.Bytes, room.Held.Bytes);
    }

    [Fact]
    public void TryEnter_LargerThanAllThatMayWait_EntersAnEmptyRoom() =>
        Assert.True(new WaitingRoom(1, 1).TryEnter(Small(1)));

    [Fact]
    public void TryEnter_WhatIsBeingWritten_TakesUpRoomUntilItLeaves()
    {
        var room = new WaitingRoom(1, long.MaxValue);
        Assert.True(room.TryEnter(Small(1)));
        var taken = room.Take(late: true);
        Assert.False(room.TryEnter(Small(2)));
        room.Leave(taken);
        Assert.True(room.TryEnter(Small(2)));
    }

    [Fact]
    public void Take_SomeoneGaveUp_GoesBehindThoseWhoListen()
    {
        var room = new WaitingRoom(10, long.MaxValue);
        var (gone, listening) = (Small(1), Small(2));
        Assert.True(room.TryEnter(gone));
        Assert.True(room.TryEnter(listening));
        room.GiveUp(gone);
        Assert.Equal([listening], room.Take(late: true));
        Assert.Empty(room.Take(late: false));
        Assert.Equal([gone], room.Take(late: true));
        Assert.Empty(room.Take(late: true));
    }

    [Fact]
    public void TryEnter_FullOfThoseWhoGaveUp_TheOldestOfThemGoes()
    {
        var room = new WaitingRoom(2, long.MaxValue);
        var (oldest, newer, listening) = (Small(1), Small(2), Small(3));
        foreach (var one in (Waiting[])[oldest, newer])
        {
            Assert.True(room.TryEnter(one));
            room.GiveUp(one);
        }

        Assert.True(room.TryEnter(listening));
        Assert.Equal([listening], room.Take(late: true));
        Assert.Equal([newer], room.Take(late: true));
    }

    [Fact]
    public void GiveUp_WhileItIsWritten_ChangesNothing()
    {
        var room = new WaitingRoom(2, long.MaxValue);
        var one = Small(1);
        Assert.True(room.TryEnter(one));
        var taken = room.Take(late: false);
        room.GiveUp(one);
        Assert.Empty(room.Take(late: true));
        room.TakeBack(taken);
        room.GiveUp(one);
        Assert.Equal([one], room.Take(late: true));
    }

    [Fact]
    public void Take_LargeAndSmall_ALargeOneGoesAloneAndNeitherStarves()
    {
        var room = new WaitingRoom(10, long.MaxValue);
        var (first, second) = (Large(1), Large(2));
        Waiting[] small = [Small(3), Small(4), Small(5)];
        foreach (var one in (Waiting[])[first, small[0], second, small[1]])
            Assert.True(room.TryEnter(one));
        Assert.Equal([small[0], small[1]], room.Take(late: true));
        Assert.True(room.TryEnter(small[2]));
        Assert.Equal([first], room.Take(late: true));
        Assert.Equal([small[2]], room.Take(late: true));
        Assert.Equal([second], room.Take(late: true));
    }

    [Fact]
    public void TryEnter_Closed_TurnsAwayAndGivesOutWhatWaits()
    {
        var room = new WaitingRoom(10, long.MaxValue);
        Assert.True(room.TryEnter(Small(1)));
        room.Close();
        Assert.False(room.TryEnter(Small(2)));
        Assert.Single(room.Take(late: true));
    }

    private static Waiting Small(long run) => Of(Body.Seer("root_cause_started", run));

    private static Waiting Large(int seed)
    {
        var noise = new byte[Waiting.Large];
        new Random(seed).NextBytes(noise);
        return Of(Body.Seer("root_cause_completed", seed, data: $$$"""{"root_cause":{"description":"{{{Convert.ToBase64String(noise)}}}"}}"""));
    }

    private static Waiting Of(string json) =>
        new(Arrival.Of(Encoding.UTF8.GetBytes(json), new() { Name = "acme" }, new("seer", "r", null), new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
}

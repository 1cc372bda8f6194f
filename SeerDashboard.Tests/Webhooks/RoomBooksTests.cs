using CsCheck;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>The arithmetic of the bound, against a model that only adds up.</summary>
public sealed class RoomBooksTests
{
    private const int Megabyte = 1024 * 1024;
    private static readonly RoomBounds Bounds = new(Megabyte, 2 * Megabyte, 5 * Megabyte);

    private static readonly Gen<(bool Take, string Address, int Bytes, int Which, bool Likely)> Step = Gen.Select(
        Gen.Frequency((3, Gen.Const(true)), (2, Gen.Const(false))), Gen.Int[0, 3].Select(at => "abcd"[at..(at + 1)]),
        Gen.OneOf(Gen.Int[0, RoomBounds.Small], Gen.Int[RoomBounds.Small + 1, Megabyte]), Gen.Int[0, 1000], Gen.Bool);

    [Fact]
    public void Books_WhateverIsTakenAndGiven_StayWithinTheBoundsAndAgreeWithTheSum() => Step.Array[0, 200].Sample(steps =>
    {
        var (books, taken) = (new RoomBooks(Bounds), new List<(string Address, int Bytes)>());
        foreach (var (take, address, bytes, which, likely) in steps)
        {
            if (take)
            {
                var fits = Fits(taken, address, bytes, likely);
                Assert.Equal(fits, books.Bar(address, bytes, likely) == RoomBar.None);
                Assert.Equal(fits, books.TryTake(address, bytes, likely));
                if (fits)
                    taken.Add((address, bytes));
            }
            else if (taken.Count > 0)
            {
                var one = taken[which % taken.Count];
                taken.Remove(one);
                books.Give(one.Address, one.Bytes);
            }

            Assert.Equal(taken.Sum(one => (long)one.Bytes), books.InAll);
            Assert.InRange(books.InAll, 0, Bounds.InAll);
            foreach (var each in taken.Select(one => one.Address).Distinct())
                Assert.InRange(books.Of(each), 0, Bounds.PerAddress);
        }

        foreach (var (address, bytes) in taken)
            books.Give(address, bytes);
        Assert.Equal((0L, 0), (books.InAll, books.Addresses));
    });

    [Fact]
    public void Books_FullOfLargeBodies_HaveAQuarterLeftForSmallOnes()
    {
        var books = new RoomBooks(Bounds);
        foreach (var address in (string[])["a", "b", "c", "d"])
            while (books.TryTake(address, Megabyte / 2, likely: true))
                Assert.True(books.Of(address) <= Bounds.PerAddress * 3 / 4);

        Assert.NotEqual(RoomBar.None, books.Bar("e", RoomBounds.Small + 1 + (Megabyte / 2), likely: true));
        Assert.True(books.TryTake("e", RoomBounds.Small, likely: false));
        Assert.True(books.TryTake("a", RoomBounds.Small, likely: false));
    }

    /// <summary>By the sum of all that is taken: three quarters of each bound for large bodies, seven eighths for small ones, all of it for those that are likely Sentry's.</summary>
    private static bool Fits(List<(string Address, int Bytes)> taken, string address, int bytes, bool likely)
    {
        var part = bytes > RoomBounds.Small ? 6 : likely ? 8 : 7;
        return taken.Where(one => one.Address == address).Sum(one => (long)one.Bytes) + bytes <= Bounds.PerAddress / 8 * part
            && taken.Sum(one => (long)one.Bytes) + bytes <= Bounds.InAll / 8 * part;
    }
}

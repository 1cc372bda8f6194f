using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Store;

public sealed class ReadOnceTests
{
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly List<(TaskCompletionSource<string> Answer, CancellationToken Cancel)> _asked = [];
    private readonly ReadOnce<int, string> _reads;

    public ReadOnceTests() => _reads = new(_clock);

    [Fact]
    public async Task Reading_ThatManyWaitFor_IsOne()
    {
        List<Task<string>> waiting = [.. Enumerable.Range(0, 50).Select(_ => ReadAsync())];
        (await AskedAsync(1)).SetResult("read");

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal("read", answer));
        Assert.Equal("read", await ReadAsync());
        Assert.Equal(1, _reads.Made);
    }

    [Fact]
    public async Task Reading_ForgottenBeforeItsAnswer_IsGivenToThoseAloneWhoWaited()
    {
        var before = ReadAsync();
        var first = await AskedAsync(1);
        _reads.Forget((_, read) => read is null);
        var after = ReadAsync();
        (await AskedAsync(2)).SetResult("new");
        first.SetResult("old");

        Assert.Equal(("old", "new", "new"), (await before, await after, await ReadAsync()));
    }

    [Fact]
    public async Task Reading_IsForgotten_WhereItConcerns()
    {
        var read = ReadAsync();
        (await AskedAsync(1)).SetResult("read");
        await read;

        _reads.Forget((key, answer) => key != 1 || answer != "read");
        await ReadAsync();
        Assert.Equal(1, _reads.Made);

        _reads.Forget((key, answer) => key == 1 && answer == "read");
        _ = ReadAsync();
        Assert.Equal(2, _reads.Made);
    }

    [Fact]
    public async Task Reading_AfterAWhile_IsDoneAnew()
    {
        var read = ReadAsync();
        (await AskedAsync(1)).SetResult("read");
        await read;

        _clock.Advance(ReadOnce<int, string>.GoodFor);
        _ = ReadAsync();
        Assert.Equal(2, _reads.Made);
    }

    [Fact]
    public async Task Reading_ThatFailed_IsTriedAgain()
    {
        var read = ReadAsync();
        (await AskedAsync(1)).SetException(new InvalidOperationException("The store is away."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => read);

        var again = ReadAsync();
        (await AskedAsync(2)).SetResult("read");
        Assert.Equal("read", await again);
    }

    [Fact]
    public async Task Reading_IsGivenUp_WhenNobodyWaitsForItAnyMore()
    {
        using var one = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var (left, stayed) = (UntilAsync(one.Token), UntilAsync(other.Token));
        await AskedAsync(1);

        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(_asked[0].Cancel.IsCancellationRequested);

        await other.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stayed);
        Assert.True(_asked[0].Cancel.IsCancellationRequested);
        var again = ReadAsync();
        (await AskedAsync(2)).SetResult("read");
        Assert.Equal("read", await again);
    }

    private Task<string> ReadAsync() => UntilAsync(TestContext.Current.CancellationToken);

    private Task<string> UntilAsync(CancellationToken cancel) => _reads.ReadAsync(1, token =>
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_asked)
            _asked.Add((answer, token));
        return answer.Task.WaitAsync(token);
    }, cancel);

    /// <summary>The answer that the reading of this number waits for.</summary>
    private async Task<TaskCompletionSource<string>> AskedAsync(int number)
    {
        await Eventually.HoldsAsync(() =>
        {
            lock (_asked)
                return Task.FromResult(_asked.Count == number);
        });
        return _asked[number - 1].Answer;
    }
}

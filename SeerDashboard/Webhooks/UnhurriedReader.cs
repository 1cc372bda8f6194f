using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SeerDashboard.Webhooks;

/// <summary>Says that the input has ended only once all of it was looked at, and not together with its last bytes.</summary>
internal sealed class UnhurriedReader(PipeReader input) : PipeReader
{
    private ReadOnlySequence<byte> _last;
    private long _seen;

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = input.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully ? new(Shown(reading.Result)) : AwaitAsync(reading);
    }

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        if (!input.TryRead(out result))
            return false;
        result = Shown(result);
        return true;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // Before the input moves on: its segments may serve for other bytes after that.
        _seen = _last.Slice(consumed, examined).Length;
        _last = default;
        input.AdvanceTo(consumed, examined);
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => input.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => input.Complete(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> reading) => Shown(await reading);

    private ReadResult Shown(ReadResult result)
    {
        _last = result.Buffer;
        return result.IsCompleted && result.Buffer.Length > _seen ? new(result.Buffer, result.IsCanceled, isCompleted: false) : result;
    }
}

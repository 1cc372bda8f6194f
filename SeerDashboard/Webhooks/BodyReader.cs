using System.IO.Pipelines;

namespace SeerDashboard.Webhooks;

/// <summary>Reads a body whole, exactly as sent, into the room it has.</summary>
internal static class BodyReader
{
    private const int First = 16 * 1024;

    /// <summary>Null when it is longer than its place.</summary>
    /// <param name="reader">Gives the body.</param>
    /// <param name="announced">Its length; null when the sender did not say.</param>
    /// <param name="place">Told how much has come, and ends the reading.</param>
    /// <remarks>Not ended by the sender hanging up: all of it may be here already, and if it is not, reading fails by itself.</remarks>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(PipeReader reader, long? announced, RoomPlace place)
    {
        // Announcing a large body takes no memory: that comes with its bytes.
        var body = new byte[Math.Min(place.Bytes, First)];
        var length = 0;
        while (true)
        {
            var reading = reader.ReadAsync(place.End);
            if (!reading.IsCompleted)
                place.Awaits();
            var read = await reading;
            foreach (var part in read.Buffer)
            {
                if (length + part.Length > place.Bytes)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    return null;
                }

                if (length + part.Length > body.Length)
                    Array.Resize(ref body, announced is null ? Math.Max(length + part.Length, Math.Min(place.Bytes, 2 * body.Length)) : place.Bytes);
                part.CopyTo(body.AsMemory(length));
                length += part.Length;
            }

            reader.AdvanceTo(read.Buffer.End);
            place.Received(length);
            if (read.IsCompleted)
                return body.AsMemory(0, length);
        }
    }
}

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads a body of either payload generation (SENTRY.md). Never throws for anything a body may hold.</summary>
public static class EventReader
{
    /// <summary>What <paramref name="body"/> says.</summary>
    public static DeliveryContent Read(DeliveryFacts facts, ReadOnlyMemory<byte> body) => throw new NotSupportedException();
}

using SeerDashboard.Components.Acts;

namespace SeerDashboard.Tests.Components.Acts;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Mia Keller", "MK")]
    [InlineData("Ana Maria de la Cruz", "AC")]
    [InlineData("jo", "JO")]
    [InlineData("x", "X")]
    [InlineData("mia.keller@acme.example", "MK")]
    [InlineData("Élodie", "ÉL")]
    [InlineData("🦊 fox", "🦊F")]
    [InlineData("  ", "?")]
    [InlineData(null, "?")]
    public void Of_AName_IsTwoLetters(string? name, string letters) => Assert.Equal(letters, Initials.Of(name));
}

using System.Text;
using System.Text.Json;
using SeerDashboard.Components.Text;

namespace SeerDashboard.Tests.Components.Text;

public sealed class PrettyJsonTests
{
    [Fact]
    public void Of_EscapedBody_ShowsTheLetters() =>
        Assert.Equal("{\n  \"a\": \"’ <b> 日\"\n}", PrettyJson.Of(Encoding.UTF8.GetBytes("""{"a":"\u2019 <b> \u65e5"}""")).ReplaceLineEndings("\n"));

    [Fact]
    public void Of_NotJson_IsAsItCame() => Assert.Equal("not json", PrettyJson.Of("not json"u8.ToArray()));

    [Fact]
    public void Of_HalfASurrogatePair_IsAsItCame()
    {
        var data = JsonElement.Parse("""{"a":"\ud800"}""");

        Assert.Equal("""{"a":"\ud800"}""", PrettyJson.Of(data));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SeerDashboard.Notify.Outgoing;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outgoing;

public sealed class AllowedNetworksTests
{
    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("10.0.0.0/8, fd00::/8", "10.255.0.1", true)]
    [InlineData("10.0.0.0/8, fd00::/8", "fd12::1", true)]
    [InlineData("10.0.0.0/8, fd00::/8", "fc00::1", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "64:ff9b::10.1.2.3", false)]
    [InlineData("fc00::/7", "1.2.3.4", false)]
    [InlineData("fc00::/7", "::ffff:1.2.3.4", false)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("", "127.0.0.1", false)]
    [InlineData(" , ", "127.0.0.1", false)]
    public void Networks_HaveWhatTheyName(string setting, string address, bool has)
    {
        Assert.Null(AllowedNetworks.Complaint(setting));
        Assert.Equal(has, AllowedNetworks.Of(setting).Has(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("intranet.example", "has 'intranet.example'")]
    [InlineData("10.1.2.3/8", "has '10.1.2.3/8'")]
    [InlineData("10.0.0.0/33", "has '10.0.0.0/33'")]
    [InlineData("10.0.0.0/", "has '10.0.0.0/'")]
    [InlineData("10.0.0.0/-1", "has '10.0.0.0/-1'")]
    [InlineData("10.1", "has '10.1'")]
    [InlineData("10", "has '10'")]
    [InlineData("010.0.0.1", "has '010.0.0.1'")]
    [InlineData("0x7f.0.0.1", "has '0x7f.0.0.1'")]
    [InlineData("fe80::1%1", "has 'fe80::1%1'")]
    [InlineData("[::1]", "has '[::1]'")]
    [InlineData("::ffff:10.0.0.1", "has '::ffff:10.0.0.1'")]
    [InlineData("127.0.0.1, nonsense", "has 'nonsense'")]
    [InlineData("0.0.0.0/0", "too wide: it may be at most /8")]
    [InlineData("10.0.0.0/7", "too wide: it may be at most /8")]
    [InlineData("::/0", "too wide: it may be at most /7")]
    public async Task Setting_ThatIsWrong_EndsTheStartAndSaysWhatItMayBe(string setting, string said)
    {
        var services = new ServiceCollection().AddSingleton<IValidateOptions<OutgoingOptions>, OutgoingOptionsCheck>().Configure<OutgoingOptions>(options => options.AllowedNetworks = setting);
        await using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<OutgoingOptions>>().Value);

        Assert.StartsWith("Notify:AllowedNetworks has '", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_ComesFromConfiguration()
    {
        await using var outbound = new Outbound(allowed: "192.168.7.0/24");
        Assert.Equal("192.168.7.0/24", outbound.Options.AllowedNetworks);
        Assert.Equal("https://slack.com/api/", outbound.Options.SlackApi.AbsoluteUri);
        Assert.Equal(TimeSpan.FromSeconds(10), outbound.Options.CallLimit);
    }
}

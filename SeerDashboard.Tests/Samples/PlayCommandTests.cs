using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SeerDashboard.Samples;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Samples;

public sealed class PlayCommandTests
{
    private const string Secret = "a-secret-of-sentry";
    private static readonly string[] Fast = ["--runs", "4", "--rate", "60000", "--speed", "100000", "--seed", "9"];

    [Fact]
    public async Task Play_EverythingKept_SendsAsSentryDoesAndEndsWithZero()
    {
        await using var receiver = await Receiver.StartAsync(Receiver.Applied);

        var (code, output, error) = await PlayAsync(receiver.Url);

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains($"{receiver.Received.Count} deliveries of 4 runs", output, StringComparison.Ordinal);
        Assert.Contains($"{receiver.Received.Count,7}  202 applied     a Seer event of a run", output, StringComparison.Ordinal);
        Assert.Equal(receiver.Received.Count, new SampleRuns(9, Generation.Mixed).All().Take(4).Sum(run => run.Deliveries.Count));
        Assert.All(receiver.Received, delivery =>
        {
            Assert.Equal("application/json", delivery.Headers.ContentType);
            Assert.StartsWith("sentry/", delivery.Headers.UserAgent.ToString(), StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{32}$", delivery.Headers["Request-ID"].ToString());
            Assert.Contains(delivery.Headers["Sentry-Hook-Resource"].ToString(), (string[])["seer", "issue", "event_alert"]);
            Assert.True(long.TryParse(delivery.Headers["Sentry-Hook-Timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out _));
            Assert.Equal(Signature.Of(delivery.Body, Encoding.UTF8.GetBytes(Secret)), delivery.Headers["Sentry-Hook-Signature"]);
        });
    }

    [Fact]
    public async Task Play_SomeRefused_CountsThemAndEndsWithOne()
    {
        await using var receiver = await Receiver.StartAsync(count => (count % 4) switch
        {
            0 => Results.StatusCode(503),
            2 => Results.Json(new { delivery = count, outcome = "duplicate" }, statusCode: 202),
            3 => Results.Json(new { delivery = count, outcome = "\e[31mmade up" }, statusCode: 202),
            _ => Receiver.Applied(count),
        });

        var (code, output, _) = await PlayAsync(receiver.Url);

        Assert.Equal(1, code);
        Assert.Contains("503             the store could not write in time", output, StringComparison.Ordinal);
        Assert.Contains("202 duplicate   seen before, without effect", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
        Assert.DoesNotContain("made up", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_WrongSecret_StopsAtOnceAndSaysWhatToDo()
    {
        await using var receiver = await Receiver.StartAsync(_ => Results.StatusCode(401));

        var (code, _, error) = await PlayAsync(receiver.Url, "--rate", "1");

        Assert.Equal(1, code);
        Assert.Single(receiver.Received);
        Assert.Contains("does not know this secret (401)", error, StringComparison.Ordinal);
        Assert.Contains("Sentry:Integrations:0:ClientSecrets:0", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_Redirect_IsNotFollowed()
    {
        await using var receiver = await Receiver.StartAsync(_ => Results.Redirect("/elsewhere"));

        var (code, _, error) = await PlayAsync(receiver.Url, "--rate", "1");

        Assert.Equal(1, code);
        Assert.Contains("Sentry follows no redirects", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_NoServer_SaysHowToStartOne()
    {
        var receiver = await Receiver.StartAsync(Receiver.Applied);
        var url = receiver.Url;
        await receiver.DisposeAsync();

        var (code, _, error) = await PlayAsync(url, "--rate", "1");

        Assert.Equal(1, code);
        Assert.Contains("No server answers", error, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project SeerDashboard", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_Interrupted_StillShowsTheTable()
    {
        using var interrupt = new CancellationTokenSource();
        await using var receiver = await Receiver.StartAsync(count =>
        {
            interrupt.CancelAfter(TimeSpan.FromMilliseconds(1));
            return Receiver.Applied(count);
        });

        var (code, output, _) = await PlayAsync(receiver.Url, interrupt.Token, "--rate", "1", "--speed", "1");

        Assert.Equal(130, code);
        Assert.Contains(" deliveries of ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--runs", "0", "--runs must be a whole number from 1 to 1000000.")]
    [InlineData("--rate", "-1", "--rate must be a number above 0, up to 60000.")]
    [InlineData("--speed", "0", "--speed must be a number from 0.1 to 100000.")]
    [InlineData("--duplicates", "1.5", "--duplicates must be a number from 0 to 1.")]
    [InlineData("--drop", "2", "--drop must be a number from 0 to 1.")]
    [InlineData("--url", "localhost", "--url must be an http or https address, e.g. http://127.0.0.1:5080.")]
    [InlineData("--generation", "third", "'third' not recognized")]
    [InlineData("--runs", "many", "'many'")]
    public async Task Play_OptionThatCannotBe_SaysWhatItMayBe(string option, string value, string expected)
    {
        var (code, _, error) = await RunAsync(CancellationToken.None, "--secret", Secret, option, value);

        Assert.NotEqual(0, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_NoSecret_SaysWhereItIsFound()
    {
        var (code, _, error) = await RunAsync(CancellationToken.None, "--url", "http://dashboard.example");

        Assert.Equal(1, code);
        Assert.StartsWith("--secret is missing", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/webhooks/sentry")]
    [InlineData("https://seer.acme.dev/", "https://seer.acme.dev/webhooks/sentry")]
    [InlineData("https://acme.dev/seer", "https://acme.dev/seer/webhooks/sentry")]
    [InlineData("https://acme.dev/webhooks/sentry/", "https://acme.dev/webhooks/sentry")]
    public void Endpoint_OfAnAddress_IsTheWebhook(string address, string endpoint) =>
        Assert.Equal(endpoint, WebhookSender.Endpoint(new(address)).ToString());

    private static Task<(int Code, string Output, string Error)> PlayAsync(string url, params string[] more) =>
        PlayAsync(url, CancellationToken.None, more);

    private static Task<(int Code, string Output, string Error)> PlayAsync(string url, CancellationToken cancel, params string[] more) =>
        // An option may be given once only.
        RunAsync(cancel, ["--url", url, "--secret", Secret, .. Fast.Chunk(2).Where(option => !more.Contains(option[0], StringComparer.Ordinal)).SelectMany(option => option), .. more]);

    private static async Task<(int Code, string Output, string Error)> RunAsync(CancellationToken cancel, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PlayCommand.Create().Parse(args).InvokeAsync(new() { Output = output, Error = error }, cancel);
        return (code, output.ToString(), error.ToString());
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Store;

namespace SeerDashboard.Benchmarks;

/// <summary>How long the answer takes of deliveries that 20 rules tell over 5 channels, against the same on a server without a rule, in turn.</summary>
internal static class Told
{
    private const int Rules = 20;
    private const int Channels = 5;
    private const int PerSecond = 100;
    private const int Slice = 200;
    private const int FourKilobytes = 4096;

    /// <summary>Measures and prints; a round is 2 s of each.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        await using var receiver = await ReceiverAsync();
        var folder = scratch.Folder("told");
        // Its first start makes the store; the rules come into it while nobody has it open.
        using (await Server.DashboardAsync(folder))
        {
        }

        await WriteRulesAsync(folder, receiver.Urls.Single());
        using var told = await Server.DashboardAsync(folder, "with rules", new() { ["Notify__AllowedNetworks"] = "127.0.0.1" });
        using var silent = await Server.DashboardAsync(scratch.Folder("silent"), "without");
        Times with = new($"answer, {Rules} rules over {Channels} channels"), without = new("answer, no rule");
        var (others, ratios) = (0, new List<double>());
        for (var round = -2; round < rounds; round++)
        {
            var (first, second) = (await SliceAsync(told), await SliceAsync(silent));
            if (round < 0)
                continue;
            others += first.Others.Count + second.Others.Count;
            ratios.Add(first.Accepted.Median() / second.Accepted.Median());
            foreach (var took in first.Accepted)
                with.Add(took);
            foreach (var took in second.Accepted)
                without.Add(took);
        }

        using (var projection = new Projection(told))
            await projection.CaughtUpAsync();
        using var store = new SqliteConnection($"Data Source={told.Store};Mode=ReadOnly;Pooling=false");
        await store.OpenAsync(CancellationToken.None);
        using var count = store.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM Outbox";
        var expected = (rounds + 2) * Slice * Rules;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {with.Count} answers of each at {PerSecond}/s, {count.ExecuteScalar()} of {expected} messages written, {others} other answers"));
        Console.WriteLine();
        Console.WriteLine("| what | median, ms | p95, ms | p99, ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var one in (Times[])[with, without])
            Scratch.Say($"| {one.Name} | {one.Median:0.00} | {one.P95:0.00} | {one.P99:0.00} |");
        Console.WriteLine();
        Goal.AtMost("ack with rules / without, median of the rounds", ratios.Median(), 1.2);
        Goal.AtMost("ack p95 with rules / without", with.P95 / without.P95, 1.2);
        Goal.AtMost("answers that were no 2xx", others, 0);
    }

    private static async Task<Load.Stream> SliceAsync(Server server)
    {
        var stream = new Load.Stream(server.Port);
        await stream.RunAsync([.. Enumerable.Range(0, Slice).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), FourKilobytes)))], PerSecond, CancellationToken.None);
        return stream;
    }

    private static async Task<WebApplication> ReceiverAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/hook", () => TypedResults.Ok());
        await app.StartAsync(CancellationToken.None);
        return app;
    }

    private static async Task WriteRulesAsync(string folder, string receiver)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        var file = Path.Combine(folder, "seer.db");
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Store:ConnectionString", (string?)$"Data Source={file}")]);
        builder.Services.AddStoreFile();
        builder.Services.AddSingleton<ChannelVault>();
        using var host = builder.Build();
        var target = host.Services.GetRequiredService<ChannelVault>().Seal(new(ChannelKind.Webhook) { Url = $"{receiver}/hook", Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" });
        using var store = new SqliteConnection($"Data Source={file};Pooling=false");
        await store.OpenAsync(CancellationToken.None);
        for (var channel = 1; channel <= Channels; channel++)
            Run(store, "INSERT INTO Channels (Id, Name, Kind, Target, CreatedBy, CreatedAt) VALUES ($a, $b, 6, $c, 'benchmark', 0)", channel, $"channel {channel}", target);
        for (var rule = 1; rule <= Rules; rule++)
            Run(store, "INSERT INTO NotifyRules (Name, Channel, IsOn, Definition) VALUES ($a, $b, 1, $c)", $"rule {rule}", 1 + (rule % Channels), new RuleDefinition { When = [NotifyEvent.RootCauseFound] }.ToJson());
    }

    private static void Run(SqliteConnection store, string text, object first, object second, object third)
    {
        using var command = store.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$a", first);
        command.Parameters.AddWithValue("$b", second);
        command.Parameters.AddWithValue("$c", third);
        command.ExecuteNonQuery();
    }
}

namespace SeerDashboard.Samples;

/// <summary>Playing sample runs.</summary>
public static class SamplesSetup
{
    /// <summary>
    /// Adds the player behind the settings page's button, and with <paramref name="demo"/> the demo with its own store and secret:
    /// call it before anything reads the configuration.
    /// </summary>
    public static void AddSamples(this IHostApplicationBuilder builder, bool demo)
    {
        builder.Services.AddSingleton<LoopbackAddress>().AddSingleton<SamplePlayer>();
        if (demo)
            builder.AddDemo("data");
    }

    /// <summary>The demo, with its store and secret in <paramref name="folder"/>.</summary>
    internal static void AddDemo(this IHostApplicationBuilder builder, string folder)
    {
        DemoSettings.Apply(builder.Configuration, folder);
        builder.Services.AddHostedService<DemoPlayer>();
    }
}

using SeerDashboard;
using SeerDashboard.Access;
using SeerDashboard.Api;
using SeerDashboard.Components;
using SeerDashboard.Guards;
using SeerDashboard.Live;
using SeerDashboard.Operate;
using SeerDashboard.Samples;
using SeerDashboard.Store;
using SeerDashboard.Webhooks;

return Commands.Named(args) ? await Commands.RunAsync(args) : await Startup.ServeAsync(() =>
{
    var demo = DemoSettings.TakeFrom(ref args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args, FixedSettings.Argument], ContentRootPath = AppContext.BaseDirectory });
    builder.AddSamples(demo);
    builder.AddOperate();
    builder.AddStore();
    builder.AddWebhooks();
    builder.AddLive();
    builder.AddAccess();
    builder.AddGuards();
    builder.AddApi();
    builder.AddPages();

    var app = builder.Build();
    app.UseWebhooks();
    app.UseOperate();
    app.UseGuards();
    app.UsePages();
    app.UseAccess();
    app.UseAntiforgery();
    app.MapOperate();
    app.MapWebhooks();
    app.MapLive();
    app.MapApi();
    app.MapAccess();
    app.MapPages().RequireAuthorization(Roles.Viewer);
    return app;
});

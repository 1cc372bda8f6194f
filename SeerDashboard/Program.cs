using SeerDashboard;
using SeerDashboard.Access;
using SeerDashboard.Live;
using SeerDashboard.Operate;
using SeerDashboard.Store;
using SeerDashboard.Webhooks;

if (Commands.Named(args))
    return await Commands.RunAsync(args);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddOperate();
builder.AddStore();
builder.AddLive();
builder.AddWebhooks();
builder.AddAccess();

var app = builder.Build();
app.UseOperate();
app.UseAccess();
app.UseAntiforgery();
app.MapOperate();
app.MapWebhooks();
app.MapAccess();
app.MapLive();
return await app.ServeAsync();

using Microsoft.AspNetCore.SignalR;

namespace SeerDashboard.Live;

/// <summary>The one publish path (DESIGN.md decision 3). Clients call nothing: they fetch details by <c>GET</c>.</summary>
public sealed class SeerHub : Hub<ISeerClient>;

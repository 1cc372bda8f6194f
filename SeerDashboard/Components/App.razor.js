// Starts Blazor and what lives in the browser alone. Loaded once per page.
import { startClock } from './Parts/TimeAgo.razor.js';
import { watchConnection, waitBefore } from './Layout/Reconnect.razor.js';
import { tellSystemTheme } from './Layout/ThemeToggle.razor.js';

tellSystemTheme();
startClock();
watchConnection();

Blazor.start({
  circuit: { reconnectionOptions: { dialogId: 'connection-lost', maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: waitBefore } },
});

// Starts Blazor and what lives in the browser alone. Loaded once per page.
import { startClock } from './Parts/TimeAgo.razor.js';
import { localTimes } from './Run/MomentText.razor.js';
import { watchConnection, waitBefore } from './Layout/Reconnect.razor.js';
import { tellSystemTheme } from './Layout/ThemeToggle.razor.js';

// Which of the two keys is named follows from it in CSS.
if (/^(Mac|iP)/.test(navigator.platform)) document.documentElement.dataset.mac = '';
tellSystemTheme();
startClock();
localTimes();
watchConnection();

Blazor.start({
  circuit: { reconnectionOptions: { dialogId: 'connection-lost', maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: waitBefore } },
});

const waits = [0, 500, 1000, 2000, 3000, 5000, 8000, 10000];
let counting = 0;

/** How long to wait before attempt n, in ms: quick at first, every 10 s for ever after. @param {number} attempt from 0 */
export function waitBefore(attempt) {
  const wait = waits[Math.min(attempt, waits.length - 1)];
  countDown(wait);
  return wait;
}

/** @param {number} wait in ms */
function countDown(wait) {
  const place = document.querySelector('#connection-lost .wait');
  if (!place) return;
  clearInterval(counting);
  const until = performance.now() + wait;
  const tell = () => {
    const left = Math.ceil((until - performance.now()) / 1000);
    place.textContent = left > 1 ? `: next attempt in ${left} s` : '';
    if (left <= 0) clearInterval(counting);
  };
  tell();
  counting = setInterval(tell, 1000);
}

/** @param {boolean} lost */
function show(lost) {
  const banner = document.getElementById('connection-lost');
  if (banner) banner.hidden = !lost;
  const says = document.querySelector('[data-testid=connection]');
  // What the server said last is put back: it says so again only when it changes.
  if (says && lost && says.dataset.state !== 'reconnecting') {
    says.dataset.before = says.dataset.state;
    says.dataset.state = 'reconnecting';
  } else if (says && !lost && says.dataset.state === 'reconnecting') {
    says.dataset.state = says.dataset.before;
  }
  if (!lost) clearInterval(counting);
}

/** The server is there and asks for a sign-in: the session ended meanwhile, and this page cannot come back by itself. */
async function leaveIfSignedOut() {
  try {
    const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' });
    if (answer.type === 'opaqueredirect') location.reload();
  } catch {
    // Out of reach.
  }
}

/** Tries at once; the server may answer that it does not know this page any more. */
async function tryNow() {
  try {
    if (!await Blazor.reconnect()) location.reload();
    else show(false);
  } catch {
    // Still out of reach: the attempts of Blazor go on.
  }
}

let reloading = 0;

/** Nobody stands before a screen on a wall who could press Reload: it looks by itself whether there is a page again, or none any more. */
function reloadScreen() {
  if (reloading || !document.querySelector('.app.wall')) return;
  reloading = setInterval(async () => {
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (answer.status < 500) location.reload();
    } catch {
      // Out of reach.
    }
  }, 60_000);
}

/** Follows what Blazor says of its connection. A server that started anew does not know this page: it is loaded again, so nothing stale stays. */
export function watchConnection() {
  const banner = document.getElementById('connection-lost');
  if (!banner) return;
  banner.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
      case 'show': show(true); break;
      case 'retrying': show(true); leaveIfSignedOut(); break;
      case 'hide': show(false); break;
      case 'rejected': case 'resume-failed': location.reload(); break;
      case 'failed': tryNow(); break;
    }
  });
  banner.querySelector('button')?.addEventListener('click', tryNow);
  // An error in the circuit ends it; Blazor shows its notice, and the page must not go on saying that it is live.
  const stopped = document.getElementById('blazor-error-ui');
  if (stopped) {
    new MutationObserver(() => {
      document.querySelector('[data-testid=connection]')?.setAttribute('data-state', 'stopped');
      reloadScreen();
    }).observe(stopped, { attributes: true, attributeFilter: ['style'] });
  }
  // A laptop that wakes up should not wait for the next turn.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && !banner.hidden) tryNow(); });
  addEventListener('online', () => { if (!banner.hidden) tryNow(); });
}

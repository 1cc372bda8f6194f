// Relative times tick here, without the server. Durations.cs says the same on the server: change both.

/** Server time minus browser time in ms; a browser's clock may be minutes off. */
let ahead = 0;

/** @param {number} s seconds */
function coarse(s) {
  const min = Math.floor(s / 60);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${min} min`;
  if (s < 86400) return min % 60 ? `${Math.floor(min / 60)} h ${min % 60} min` : `${min / 60} h`;
  return s < 2 * 86400 ? '1 day' : `${Math.floor(s / 86400)} days`;
}

/** @param {string | null} says @param {number} ms */
function words(says, ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (says === 'ago') return `${coarse(s)} ago`;
  return s >= 60 && s < 600 && s % 60 ? `${Math.floor(s / 60)} min ${s % 60} s` : coarse(s);
}

function tick() {
  const now = Date.now() + ahead;
  for (const time of document.querySelectorAll('time[data-says]')) {
    const text = words(time.getAttribute('data-says'), now - Date.parse(time.dateTime));
    // In place: Blazor keeps hold of the text node.
    if (time.firstChild && time.firstChild.data !== text) time.firstChild.data = text;
  }
}

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** Begins once per page. */
export function startClock() {
  const sent = Number(document.querySelector('meta[name=server-time]')?.content);
  const arrived = performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseStart ?? 0);
  if (sent && Math.abs(sent - arrived) > 2000) ahead = sent - arrived;
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', tick);
  document.addEventListener('pointerover', event => {
    const time = event.target instanceof Element ? event.target.closest('time[datetime]') : null;
    if (time) time.title = local.format(new Date(time.dateTime));
  });
}

// Relative times tick here, without the server. TimeSays.cs says the same on the server: change both.

/** Server time minus browser time in ms; a browser's clock may be minutes off. */
let ahead = 0;

/** @param {number} large @param {string} unit @param {number} small @param {string} smallUnit */
const units = (large, unit, small, smallUnit) => small ? `${large} ${unit} ${small} ${smallUnit}` : `${large} ${unit}`;

/** "22 s", "1 min 48 s", "2 h 10 min", "3 d 4 h" @param {number} s whole seconds */
function duration(s) {
  if (s < 1) return 'under 1 s';
  if (s < 60) return `${s} s`;
  if (s < 3600) return units(Math.floor(s / 60), 'min', s % 60, 's');
  if (s < 86400) return units(Math.floor(s / 3600), 'h', Math.floor(s / 60) % 60, 'min');
  return units(Math.floor(s / 86400), 'd', Math.floor(s / 3600) % 24, 'h');
}

/** To the minute from one minute on. @param {number} ms */
const rough = ms => duration(ms < 60000 ? Math.floor(ms / 1000) : Math.round(ms / 60000) * 60);

/** @param {string | null} says `ago`, `for`, `about` or `until` @param {number} ms since then; less than 0 before it */
export function words(says, ms) {
  if (says === 'until') return ms < 0 ? `in ${rough(-ms)}` : 'now';
  const s = Math.floor(ms / 1000);
  if (says === 'for') return duration(s);
  if (says === 'about') return rough(ms);
  if (s < 1) return 'just now';
  if (s < 3600) return `${duration(s < 60 ? s : s - s % 60)} ago`;
  if (s < 86400) return `${duration(s)} ago`;
  return s < 2 * 86400 ? '1 day ago' : `${Math.floor(s / 86400)} days ago`;
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
  document.addEventListener('times-added', tick);
  document.addEventListener('pointerover', event => {
    const time = event.target instanceof Element ? event.target.closest('time[datetime]') : null;
    if (time) time.title = local.format(new Date(time.dateTime));
  });
}

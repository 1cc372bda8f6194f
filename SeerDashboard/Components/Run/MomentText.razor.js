// Clock times in the viewer's own zone. The server does not know it and writes UTC.

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
// Swedish writes dates as ISO does.
const full = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** @param {HTMLTimeElement} time */
function show(time) {
  const at = new Date(time.dateTime);
  const today = at.toDateString() === new Date().toDateString();
  const text = time.dataset.clock === 'date' ? full.format(at) : today ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
  // In place: Blazor keeps hold of the text node.
  if (time.firstChild && time.firstChild.data !== text) time.firstChild.data = text;
}

const showAll = () => document.querySelectorAll('time[data-clock]').forEach(show);

let watching = false;

/** Shows all clock times, and those that come later. More than one call does no harm. */
export function localTimes() {
  showAll();
  if (watching) return;
  watching = true;
  let due = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(showAll);
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['datetime'] });
}

/** Whoever means to press something does so within this time, in ms: a mouse that was left on the list, or a focus, holds nothing for longer. */
const pause = 30_000;

/** Whoever comes back from a run finds its row: in view, and by keyboard with the focus on it. @param {HTMLElement} list */
function comeBack(list) {
  const run = sessionStorage.getItem('desk-run');
  sessionStorage.removeItem('desk-run');
  const row = run ? list.querySelector(`[data-run-id="${CSS.escape(run)}"]`) : null;
  if (!row) return;
  row.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (document.documentElement.dataset.by === 'keys') row.querySelector('a')?.focus({ preventScroll: true });
}

/** What the server wrote once for all gets what is this viewer's own. @param {HTMLElement} list */
function dress(list) {
  for (const row of list.querySelectorAll('[data-run-id].row')) {
    const pick = row.querySelector('.pick');
    if (pick instanceof HTMLInputElement) pick.checked = row.classList.contains('picked');
    row.querySelector('.dots')?.setAttribute('aria-expanded', String(row.hasAttribute('data-menu')));
  }
  // Before it is painted: it may have been written a while ago.
  document.dispatchEvent(new Event('times-added'));
}

/**
 * Tells when a mouse or the focus is on the list: rows must not move under either, as long as somebody moves it. A finger holds nothing once it is lifted,
 * and before a screen on a wall there is nobody.
 * @param {HTMLElement} list @param {{invokeMethodAsync: (name: string, ...args: unknown[]) => Promise<void>}} page
 */
export function watch(list, page) {
  dress(list);
  comeBack(list);
  const dressing = new MutationObserver(() => dress(list));
  dressing.observe(list, { childList: true, subtree: true, attributeFilter: ['class', 'data-menu'] });
  const ends = new AbortController();
  const onWall = list.closest('.app.wall') !== null;
  let mouse = false;
  let told = false;
  let moved = performance.now();
  const tell = () => {
    // After the browser has settled: between two rows the focus is nowhere for a moment.
    setTimeout(() => {
      const meant = !onWall && performance.now() - moved < pause;
      const held = meant && (mouse || (document.hasFocus() && list.contains(document.activeElement)));
      if (held === told || ends.signal.aborted) return;
      told = held;
      page.invokeMethodAsync('HoldAsync', held).then(() => list.toggleAttribute('data-held', held), () => { told = !held; });
    });
  };
  const looking = setInterval(() => { if (told) tell(); }, 1000);
  const on = (name, act) => list.addEventListener(name, event => { act(event); tell(); }, { signal: ends.signal });
  const stir = () => {
    moved = performance.now();
    if (!told) tell();
  };
  // Who comes back before the run's page was ready comes back to this row as well.
  list.addEventListener('click', event => {
    const pressed = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    const of = pressed?.closest('[data-run-id].row');
    if (pressed instanceof HTMLElement && of instanceof HTMLElement)
      page.invokeMethodAsync('ActAsync', of.dataset.runId, of.dataset.sender ?? null, pressed.dataset.act, event.shiftKey).catch(() => dress(list));
    const row = event.target instanceof Element && event.target.closest('a') ? event.target.closest('[data-run-id]') : null;
    if (row) sessionStorage.setItem('desk-run', row.dataset.runId);
  }, { signal: ends.signal });
  on('pointerenter', event => { mouse = event.pointerType === 'mouse'; moved = performance.now(); });
  on('pointerleave', () => { mouse = false; });
  on('focusin', () => { moved = performance.now(); });
  on('focusout', () => {});
  // A row that comes under a mouse which rests is no move of the mouse.
  list.addEventListener('pointermove', event => { if (event.movementX !== 0 || event.movementY !== 0) stir(); }, { signal: ends.signal, passive: true });
  list.addEventListener('wheel', stir, { signal: ends.signal, passive: true });
  list.addEventListener('keydown', stir, { signal: ends.signal });
  addEventListener('blur', tell, { signal: ends.signal });
  addEventListener('focus', tell, { signal: ends.signal });
  return {
    /** In a cookie: the first paint of the next visit has it. @param {string} collapsed */
    remember: collapsed => {
      const secure = location.protocol === 'https:' ? '; secure' : '';
      document.cookie = `desk-collapsed=${collapsed}; path=/; samesite=lax; max-age=${collapsed ? 60 * 60 * 24 * 365 : 0}${secure}`;
    },
    stop: () => {
      dressing.disconnect();
      clearInterval(looking);
      ends.abort();
    },
  };
}

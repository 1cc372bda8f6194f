/** Whoever comes back from a run finds its row: in view, and by keyboard with the focus on it. @param {HTMLElement} list */
function comeBack(list) {
  const run = sessionStorage.getItem('desk-run');
  sessionStorage.removeItem('desk-run');
  const row = run ? list.querySelector(`[data-run-id="${CSS.escape(run)}"]`) : null;
  if (!row) return;
  row.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (document.documentElement.dataset.by === 'keys') row.querySelector('a')?.focus({ preventScroll: true });
}

/**
 * Tells when a mouse or the focus is on the list: rows must not move under either. A finger holds nothing once it is lifted.
 * @param {HTMLElement} list @param {{invokeMethodAsync: (name: string, held: boolean) => Promise<void>}} page
 */
export function watch(list, page) {
  comeBack(list);
  const ends = new AbortController();
  let mouse = false;
  let told = false;
  const tell = () => {
    // After the browser has settled: between two rows the focus is nowhere for a moment.
    setTimeout(() => {
      const held = mouse || list.contains(document.activeElement);
      if (held === told || ends.signal.aborted) return;
      told = held;
      page.invokeMethodAsync('HoldAsync', held).catch(() => { told = !held; });
    });
  };
  const on = (name, act) => list.addEventListener(name, event => { act(event); tell(); }, { signal: ends.signal });
  // Who comes back before the run's page was ready comes back to this row as well.
  list.addEventListener('click', event => {
    const row = event.target instanceof Element && event.target.closest('a') ? event.target.closest('[data-run-id]') : null;
    if (row) sessionStorage.setItem('desk-run', row.dataset.runId);
  }, { signal: ends.signal });
  on('pointerenter', event => { mouse = event.pointerType === 'mouse'; });
  on('pointerleave', () => { mouse = false; });
  on('focusin', () => {});
  on('focusout', () => {});
  return {
    /** In a cookie: the first paint of the next visit has it. @param {string} collapsed */
    remember: collapsed => {
      const secure = location.protocol === 'https:' ? '; secure' : '';
      document.cookie = `desk-collapsed=${collapsed}; path=/; samesite=lax; max-age=${collapsed ? 60 * 60 * 24 * 365 : 0}${secure}`;
    },
    stop: () => ends.abort(),
  };
}

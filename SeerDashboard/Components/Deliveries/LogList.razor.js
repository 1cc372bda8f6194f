/**
 * Tells when somebody reads the list: with a mouse or the focus on it, or scrolled down into it. Rows must not move then.
 * @param {HTMLElement} list @param {{invokeMethodAsync: (name: string, held: boolean) => Promise<void>}} page
 */
export function watch(list, page) {
  const ends = new AbortController();
  let mouse = false;
  let told = false;
  const tell = () => {
    // After the browser has settled: between two rows the focus is nowhere for a moment.
    setTimeout(() => {
      const held = mouse || list.contains(document.activeElement) || window.scrollY > 80;
      if (held === told || ends.signal.aborted) return;
      told = held;
      page.invokeMethodAsync('HoldAsync', held).catch(() => { told = !held; });
    });
  };
  const on = (on, name, act) => on.addEventListener(name, event => { act(event); tell(); }, { signal: ends.signal, passive: true });
  on(list, 'pointerenter', event => { mouse = event.pointerType === 'mouse'; });
  on(list, 'pointerleave', () => { mouse = false; });
  on(list, 'focusin', () => {});
  on(list, 'focusout', () => {});
  on(window, 'scroll', () => {});
  tell();
  return { stop: () => ends.abort() };
}

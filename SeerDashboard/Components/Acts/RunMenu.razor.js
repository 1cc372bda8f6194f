/** The viewer's time zone, as the IANA database names it. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The keys of an open menu: arrows, Home, End; Escape, Tab and a press elsewhere close it, and the focus goes back to what opened it.
 * @param {HTMLElement} menu @param {{invokeMethodAsync: (name: string) => Promise<void>}} owner
 */
export function open(menu, owner) {
  const ends = new AbortController();
  const before = document.activeElement;
  /** @returns {HTMLElement[]} */
  const items = () => [...menu.querySelectorAll('[role=menuitem]')];
  // A form has keys of its own, and is left as any other.
  const form = () => menu.getAttribute('role') === 'dialog';
  let moved = false;
  const first = () => {
    moved = false;
    (menu.querySelector('input') ?? items()[0] ?? menu).focus({ preventScroll: true });
  };
  const close = back => {
    if (back && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    owner.invokeMethodAsync('CloseAsync').catch(() => {});
  };
  menu.tabIndex = -1;
  first();
  menu.scrollIntoView({ block: 'nearest' });
  menu.addEventListener('keydown', event => {
    if (form() && event.key !== 'Escape') return;
    const all = items();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      moved = true;
      all[to]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal: ends.signal });
  menu.addEventListener('focusout', event => {
    if (form() && event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) close(false);
  }, { signal: ends.signal });
  document.addEventListener('pointerdown', event => {
    // A press on what opened it closes it by itself.
    if (event.target instanceof Node && !menu.contains(event.target) && !before?.contains(event.target)) close(false);
  }, { signal: ends.signal });
  return {
    // Items that come late do not take the focus from where the keys have brought it.
    first: () => {
      if (!moved || !menu.contains(document.activeElement)) first();
    },
    stop: () => {
      ends.abort();
      // Whatever was chosen: who came by keyboard goes on from there.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}

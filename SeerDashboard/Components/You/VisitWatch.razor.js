let told = null;

/** Where a browser keeps what somebody without a name saw last. */
const kept = 'desk-seen';

export const last = () => localStorage.getItem(kept);

/** @param {string} visit */
export function saw(visit) {
  localStorage.setItem(kept, visit);
}

/** Tells whether somebody can see the page and looks at it. @param {{invokeMethodAsync: Function}} watcher */
export function watch(watcher) {
  leave();
  const tell = () => watcher.invokeMethodAsync('TurnAsync', document.visibilityState === 'visible' && document.hasFocus()).catch(() => {});
  told = new AbortController();
  const until = { signal: told.signal };
  document.addEventListener('visibilitychange', tell, until);
  addEventListener('focus', tell, until);
  addEventListener('blur', tell, until);
  tell();
}

/** The desk was left. */
export function leave() {
  told?.abort();
  told = null;
}

let told = null;

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

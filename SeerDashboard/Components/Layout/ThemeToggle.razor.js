const year = 60 * 60 * 24 * 365;

/** @param {string} name @param {string} value an empty one removes the cookie */
function keep(name, value) {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=/; samesite=lax; max-age=${value ? year : 0}${secure}`;
}

/** Shows a theme and remembers it for the first paint of the next page. @param {'light'|'dark'|'system'} choice */
export function apply(choice) {
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  keep('theme', choice === 'system' ? '' : choice);
}

/** Tells the server which theme the system has, so that it can draw the first paint of the next page with it. */
export function tellSystemTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const tell = () => keep('system-theme', dark.matches ? 'dark' : 'light');
  tell();
  dark.addEventListener('change', tell);
}

// Copies what the API tells, and links. One listener for the whole page: sections come and go.

/** @param {Promise<string>} text @returns {Promise<boolean>} */
export async function put(text) {
  try {
    // With a promise, so that the person's click still counts when the text has come.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text.then(words => new Blob([words], { type: 'text/plain' })) })]);
    return true;
  } catch {
    return bySelection(await text);
  }
}

/** Over plain http there is no clipboard API. @param {string} text */
function bySelection(text) {
  const before = document.activeElement;
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'unseen' });
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/** @param {string} address */
export async function ask(address) {
  const answer = await fetch(address, { headers: { accept: 'text/markdown' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** @param {HTMLElement | null | undefined} place @param {string} words @param {boolean} wrong */
export function say(place, words, wrong = false) {
  if (!place) return;
  place.textContent = words;
  place.classList.toggle('wrong', wrong);
  setTimeout(() => { if (place.textContent === words) place.textContent = ''; }, wrong ? 8000 : 3000);
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const menu = button.closest('details');
  const said = /** @type {HTMLElement | null | undefined} */ (menu?.parentElement?.querySelector('[role=status]'));
  if (menu) {
    menu.open = false;
    menu.querySelector('summary')?.focus({ preventScroll: true });
  }
  try {
    const copied = await put(ask(button.dataset.copies ?? ''));
    say(said, copied ? 'Copied' : 'The browser did not allow it', !copied);
  } catch {
    say(said, 'Not copied: the server did not answer. Try again.', true);
  }
}

/** @param {HTMLAnchorElement} link */
async function copyLink(link) {
  const copied = await put(Promise.resolve(link.href));
  link.dataset.said = copied ? 'Link copied' : 'Not copied';
  setTimeout(() => delete link.dataset.said, 2500);
}

/** @param {AbortSignal} ends */
export function listen(ends) {
  /** @returns {NodeListOf<HTMLDetailsElement>} */
  const open = () => document.querySelectorAll('details.copy[open]');
  document.addEventListener('click', event => {
    const at = event.target instanceof Element ? event.target : null;
    const button = at?.closest('button[data-copies]');
    const link = at?.closest('a[data-copies-link]');
    for (const menu of open()) if (!menu.contains(at)) menu.open = false;
    if (button instanceof HTMLButtonElement) copy(button);
    if (link instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey) copyLink(link);
  }, { signal: ends });
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' ? open()[0] : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
    event.preventDefault();
  }, { signal: ends });
}

// Copies commands, and the review: the browser asks the API for the words, so none of them travels through the circuit.
import { ask, put, say } from '../Run/CopyMenu.razor.js';

/** @param {HTMLElement} section */
export function start(section) {
  const ends = new AbortController();
  section.addEventListener('click', async event => {
    const button = event.target instanceof Element ? event.target.closest('button[data-copies-review], button[data-copies-text]') : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const told = /** @type {HTMLElement | null} */ (button.parentElement?.querySelector('.told'));
    const { copiesReview, copiesText } = button.dataset;
    try {
      const copied = await put(copiesReview ? ask(copiesReview) : Promise.resolve(copiesText ?? ''));
      say(told, copied ? 'Copied' : 'The browser did not allow it', !copied);
    } catch {
      say(told, 'Not copied: the server did not answer. Try again.', true);
    }
  }, { signal: ends.signal });
  return { stop: () => ends.abort() };
}

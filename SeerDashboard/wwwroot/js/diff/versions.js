// Which of the change sets that were delivered is shown, and what it is compared with.
import { withValues } from './place.js';

/** @typedef {import('./view.js').View} View @typedef {import('./model.js').Head} Head */

export class Versions {
  /** @type {number | null} */
  #version = null;
  /** @type {number | null} */
  #against = null;
  /** What is shown. @type {Head | null} */
  #head = null;
  /** What was asked for when it was shown. @type {[number | null, number | null]} */
  #kept = [null, null];

  /** @param {View} view @param {HTMLElement} tools */
  constructor(view, tools) {
    this.view = view;
    this.place = /** @type {HTMLElement} */ (tools.querySelector('.versions'));
    this.shown = /** @type {HTMLSelectElement} */ (tools.querySelector('[data-act=version]'));
    this.other = /** @type {HTMLSelectElement} */ (tools.querySelector('[data-act=against]'));
    const asked = new URLSearchParams(location.search);
    this.#version = numberOf(asked.get('version'));
    this.#against = numberOf(asked.get('against'));
  }

  /** The address of what is shown. @param {string} address */
  address(address) {
    const url = withValues(new URL(address, location.href).href, { version: text(this.#version), against: text(this.#against) });
    return url.slice(location.origin.length);
  }

  /** What is to be said of another change set; null when nothing came. @param {Head} head @returns {string | null} */
  news(head) {
    const newest = head.versions.length;
    if (newest <= (this.#head?.versions.length ?? newest)) return null;
    return this.#version === null ? `Seer delivered new code: v${newest} is shown now.` : `Seer delivered new code: v${newest}. You still see v${this.#version}.`;
  }

  /** What was picked could not be read. */
  undo() {
    [this.#version, this.#against] = this.#kept;
    if (this.#head) this.tell(this.#head);
    this.view.address({ version: text(this.#version), against: text(this.#against) });
  }

  /** @param {Head} head */
  tell(head) {
    this.#head = head;
    this.#kept = [this.#version, this.#against];
    this.place.hidden = head.versions.length < 2;
    const last = head.versions.length;
    this.shown.replaceChildren(...head.versions.map(one => new Option(`v${one.number}${one.iteration ? ` · feedback round ${one.iteration}` : ''}${one.number === last ? ' · newest' : ''}`, String(one.number))));
    this.other.replaceChildren(new Option('the code before', ''), ...head.versions.map(one => new Option(`v${one.number}`, String(one.number))));
    this.shown.value = String(head.version ?? '');
    this.other.value = String(head.against ?? '');
  }

  /** Others were picked. */
  pick() {
    this.#version = numberOf(this.shown.value);
    this.#against = numberOf(this.other.value);
    if (this.#against === this.#version) this.#against = null;
    this.view.address({ version: text(this.#version), against: text(this.#against), file: null, lines: null });
    this.view.read();
  }
}

/** @param {string | null} value */
const numberOf = value => (value && /^\d{1,6}$/.test(value) ? Number(value) : null);

/** @param {number | null} value */
const text = value => (value === null ? null : String(value));

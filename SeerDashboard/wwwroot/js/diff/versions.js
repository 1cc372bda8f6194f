// Which of the change sets that were delivered is shown, and what it is compared with.
import { withValues } from './place.js';

/** @typedef {import('./view.js').View} View */

export class Versions {
  /** @type {number | null} */
  #version = null;
  /** @type {number | null} */
  #against = null;

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

  /** @param {import('./model.js').Head} head */
  tell(head) {
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

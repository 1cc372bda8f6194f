// Which of the change sets that were delivered is shown, and what it is compared with.
import { withValues } from './place.js';

/** @typedef {import('./view.js').View} View @typedef {import('./model.js').Head} Head */

export class Versions {
  /** @type {number | null} */
  #version = null;
  /** @type {number | null} */
  #against = null;
  /** The other run that it is compared with. @type {string | null} */
  #run = null;
  /** What is shown. @type {Head | null} */
  #head = null;
  /** What was asked for when it was shown. @type {[number | null, number | null, string | null]} */
  #kept = [null, null, null];

  /** @param {View} view @param {HTMLElement} tools */
  constructor(view, tools) {
    this.view = view;
    this.place = /** @type {HTMLElement} */ (tools.querySelector('.versions'));
    this.shown = /** @type {HTMLSelectElement} */ (tools.querySelector('[data-act=version]'));
    this.other = /** @type {HTMLSelectElement} */ (tools.querySelector('[data-act=against]'));
    const asked = new URLSearchParams(location.search);
    this.#version = numberOf(asked.get('version'));
    this.#against = numberOf(asked.get('against'));
    this.#run = runOf(asked.get('againstRun'));
  }

  /** The address of what is shown. @param {string} address */
  address(address) {
    const url = withValues(new URL(address, location.href).href, this.values);
    return url.slice(location.origin.length);
  }

  /** What is to be said of another change set; null when nothing came. @param {Head} head @returns {string | null} */
  news(head) {
    const [before, last] = [this.#head, head.versions.length];
    if (!before || last <= before.versions.length) return null;
    // An original that comes late is kept, and does not hold.
    if (head.current === before.current) return `Seer delivered v${last} late: v${head.current} still holds.`;
    return this.#version === null ? `Seer delivered new code: v${head.current ?? last} is shown now.` : `Seer delivered new code: v${head.current ?? last}. You still see v${this.#version}.`;
  }

  /** Shows what holds, and nothing beside it. */
  async showCurrent() {
    [this.#version, this.#against, this.#run] = [null, null, null];
    this.view.address(this.values);
    await this.view.read();
  }

  /** Another than what holds is shown, or two are compared, because somebody picked that. */
  get isPicked() {
    return this.#version !== null || this.#against !== null || this.#run !== null;
  }

  /** What the address says of it. */
  get values() {
    return { version: text(this.#version), against: text(this.#against), againstRun: this.#run };
  }

  /** What was picked could not be read. */
  undo() {
    [this.#version, this.#against, this.#run] = this.#kept;
    if (this.#head) this.tell(this.#head);
    this.view.address(this.values);
  }

  /** @param {Head} head */
  tell(head) {
    this.#head = head;
    this.#kept = [this.#version, this.#against, this.#run];
    this.place.hidden = head.versions.length < 2 && !head.againstRun;
    this.shown.replaceChildren(...head.versions.map(one => new Option(`v${one.number}${one.iteration ? ` · feedback round ${one.iteration}` : ''}${one.number === head.current ? ' · holds' : ''}`, String(one.number))));
    const run = head.againstRun ? [new Option(`the code of run ${this.#run}`, otherRun)] : [];
    this.other.replaceChildren(...run, new Option('the code before', ''), ...head.versions.map(one => new Option(`v${one.number}`, String(one.number))));
    this.shown.value = String(head.version ?? '');
    this.other.value = head.againstRun ? otherRun : String(head.against ?? '');
  }

  /** Others were picked. */
  pick() {
    this.#version = numberOf(this.shown.value);
    if (this.other.value !== otherRun) {
      this.#run = null;
      this.#against = numberOf(this.other.value);
      if (this.#against === this.#version) this.#against = null;
    }
    this.view.address({ ...this.values, file: null, lines: null });
    this.view.read();
  }
}

/** The choice of another run; no version has this word. */
const otherRun = 'run';

/** Longer than a number is exact here. @param {string | null} value */
const runOf = value => (value && /^\d{1,19}$/.test(value) ? value : null);

/** @param {string | null} value */
const numberOf = value => (value && /^\d{1,6}$/.test(value) ? Number(value) : null);

/** @param {number | null} value */
const text = value => (value === null ? null : String(value));

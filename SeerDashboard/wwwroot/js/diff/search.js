// Finds text in the whole change set, also in what is not drawn.
import { pause } from './dom.js';
import { findIn, literal } from './model.js';

/** @typedef {import('./view.js').View} View @typedef {import('./file.js').File} File @typedef {import('./model.js').Cell} Cell */
/** @typedef {{ file: File, row: number, cell: Cell, from: number, to: number }} Hit */

/** More are not looked for. */
const most = 10_000;

export class Search {
  /** @type {Hit[]} */
  hits = [];
  now = -1;
  #turn = 0;

  /** @param {View} view @param {HTMLElement} tools */
  constructor(view, tools) {
    this.view = view;
    this.field = /** @type {HTMLInputElement} */ (tools.querySelector('[data-act=search]'));
    this.says = /** @type {HTMLElement} */ (tools.querySelector('.found'));
    this.before = /** @type {HTMLButtonElement} */ (tools.querySelector('[data-act=found-before]'));
    this.next = /** @type {HTMLButtonElement} */ (tools.querySelector('[data-act=found-next]'));
  }

  /** Looks again: another text, or other rows. @param {boolean} go to the first one */
  async look(go) {
    const turn = ++this.#turn;
    const text = this.field.value;
    for (const file of this.view.files) file.found.clear();
    this.hits = [];
    this.now = -1;
    if (text.length > 0) {
      const query = literal(text);
      let until = performance.now() + 8;
      for (const file of this.view.files) {
        if (!file.loaded) {
          this.says.textContent = 'loading…';
          if (!await this.view.load(file)) continue;
          if (turn !== this.#turn) return;
        }
        for (let row = 0; row < file.rows.length && this.hits.length < most; row++) {
          for (const hit of findIn(file.rows[row], query)) this.hits.push({ file, row, ...hit });
          if ((row & 63) === 0 && performance.now() > until) {
            await pause();
            if (turn !== this.#turn) return;
            until = performance.now() + 8;
          }
        }
      }
      if (turn !== this.#turn) return;
      for (const hit of this.hits) this.#put(hit, 0);
    }
    if (go && this.hits.length > 0) this.#go(0);
    else this.view.repaint();
    this.#say();
  }

  /** @param {number} by */
  step(by) {
    if (this.hits.length > 0) this.#go((this.now + by + this.hits.length) % this.hits.length);
  }

  /** @param {number} to */
  #go(to) {
    if (this.now >= 0) this.#put(this.hits[this.now], 0);
    this.now = to;
    this.#put(this.hits[to], 1);
    this.view.repaint();
    this.view.show(this.hits[to].file, this.hits[to].row);
    this.#say();
  }

  /** @param {Hit} hit @param {number} looked */
  #put({ file, cell, from, to }, looked) {
    let lines = file.found.get(cell.part);
    if (!lines) file.found.set(cell.part, lines = new Map());
    let ranges = lines.get(cell.at);
    if (!ranges) lines.set(cell.at, ranges = []);
    const known = ranges.findIndex((start, at) => at % 3 === 0 && start === from);
    if (known >= 0) ranges[known + 2] = looked;
    else ranges.push(from, to, looked);
  }

  #say() {
    const many = this.hits.length >= most ? `${most.toLocaleString('en-US')} or more` : this.hits.length.toLocaleString('en-US');
    this.says.textContent = !this.field.value ? '' : this.hits.length === 0 ? 'not found' : `${(this.now + 1).toLocaleString('en-US')} of ${many}`;
    this.before.disabled = this.next.disabled = this.hits.length === 0;
  }
}

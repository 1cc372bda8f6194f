// Where files are drawn: whole, one after the other, or only what is in view when they are long.
import { pause } from './dom.js';

/** @typedef {import('./view.js').View} View @typedef {import('./file.js').File} File */

/** How long the page may be held up at a time, in ms. */
const slice = 8;
/** How much is drawn above and below what is seen, in px. */
const ahead = 240;

/** What stays at the top of the page, in px. */
export function covered() {
  const top = document.querySelector('header.top');
  const tools = document.querySelector('.diffview > .tools');
  return (top && getComputedStyle(top).position !== 'static' ? Math.max(0, top.getBoundingClientRect().bottom) : 0) + stuck(tools);
}

/** How much of the page a toolbar takes for itself while one scrolls, in px. @param {Element | null} tools */
export function stuck(tools) {
  return tools instanceof HTMLElement && getComputedStyle(tools).position === 'sticky' ? tools.offsetHeight : 0;
}

/** Files whole, one after the other: the browser finds, selects and reads aloud all of it. */
export class Flow {
  #busy = false;
  #again = false;

  /** @param {View} view */
  constructor(view) {
    this.view = view;
  }

  /** Puts frames up, and takes away what another canvas left. */
  start() {
    this.view.area.style.height = '';
    this.view.area.classList.remove('windowed');
    this.view.area.replaceChildren(...this.view.files.map(file => file.frame()));
    this.more();
  }

  /** Goes on drawing rows until all are there. */
  async more() {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#again) {
      this.#again = false;
      for (const file of this.view.files) {
        while (file.more(performance.now() + slice)) {
          await pause();
          if (this.view.canvas !== this) return;
        }
      }
    }
    this.#busy = false;
  }

  /** A file is another: folded, or loaded. @param {File} file */
  changed(file) {
    file.fill();
    this.more();
  }

  /** Something else is said of a file. @param {File} file */
  told(file) {
    file.retell();
    this.more();
  }

  /** Where a row is, or the file itself, in px from the top of the page. @param {File} file @param {number} row -1 for the file */
  topOf(file, row) {
    const element = row < 0 ? file.article : file.drawn.get(row) ?? file.article;
    return (element?.getBoundingClientRect().top ?? 0) + scrollY;
  }

  /** Makes sure that a row is there. @param {File} file @param {number} row */
  reach(file, row) {
    while (file.open && file.drawn.size <= row && file.more(performance.now() + slice));
  }

  /** Rows of a file were made: all are drawn. */
  laid() {}

  stop() {}
}

/** Only what is in view, with room for the rest. */
export class Window {
  #due = 0;
  #height = 0;
  /** @type {Set<File>} */
  #shown = new Set();
  /** The last file that has rows though nothing of it is drawn: one looks for something in it. @type {File | null} */
  #visited = null;

  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.later = () => {
      if (!this.#due) this.#due = requestAnimationFrame(() => { this.#due = 0; this.draw(); });
    };
    addEventListener('scroll', this.later, { passive: true });
    addEventListener('resize', this.later);
  }

  start() {
    this.view.area.classList.add('windowed');
    this.view.area.replaceChildren();
    this.#shown.clear();
    for (const file of this.view.files) this.#leave(file);
    this.draw();
  }

  /** Nothing of a file is in view: its rows would take more room than its text. @param {File} file */
  #leave(file) {
    file.clear();
    file.article?.remove();
    file.article = null;
    file.forget();
  }

  /** Rows of a file were made: of those that are not drawn, only the last keeps them. @param {File} file */
  laid(file) {
    if (file.article || file === this.#visited) return;
    if (!this.#visited?.article) this.#visited?.forget();
    this.#visited = file;
  }

  more() {
    this.later();
  }

  /** @param {File} file */
  changed(file) {
    file.fill();
    this.draw();
  }

  /** @param {File} file */
  told(file) {
    file.retell();
    this.draw();
  }

  #place() {
    let at = 0;
    for (const file of this.view.files) {
      file.offset = at;
      at += file.height;
    }
    if (at !== this.#height) this.view.area.style.height = `${this.#height = at}px`;
  }

  /** Draws what is in view now. */
  draw() {
    this.#place();
    const start = this.view.area.getBoundingClientRect().top;
    const [from, to] = [-start - ahead, -start + innerHeight + ahead];
    const { files } = this.view;
    /** @type {Set<File>} */
    const seen = new Set();
    for (let at = this.#first(from); at < files.length && files[at].offset < to; at++) {
      const file = files[at];
      seen.add(file);
      if (!file.article) file.frame();
      const { article } = file;
      if (!article) continue;
      article.style.top = `${file.offset}px`;
      article.style.height = `${file.height - 12}px`;
      if (article.parentElement !== this.view.area) this.view.area.append(article);
      if (file.open && file.heights.count > 0) {
        const inside = file.offset + file.top;
        file.only(file.heights.at(from - inside), Math.min(file.heights.count, file.heights.at(to - inside) + 1));
      }
    }
    for (const file of this.#shown) if (!seen.has(file)) this.#leave(file);
    this.#shown = seen;
    if (this.#measure()) this.later();
  }

  /** The first file that reaches below a line. @param {number} line */
  #first(line) {
    let [from, to] = [0, this.view.files.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const file = this.view.files[middle];
      if (file.offset + file.height <= line) from = middle + 1; else to = middle;
    }
    return from;
  }

  /** Learns how high things are that may be higher than usual; what is looked at stays where it is. */
  #measure() {
    const wraps = this.view.wraps;
    let changed = false;
    let above = 0;
    for (const file of this.#shown) {
      if (file.scroll && file.article) {
        const top = file.scroll.offsetTop;
        if (Math.abs(top - file.top) >= 1) {
          if (file.article.getBoundingClientRect().top < 0) above += top - file.top;
          file.top = top;
          changed = true;
        }
      } else if (file.article && !file.open) {
        const top = [...file.article.children].reduce((sum, child) => sum + /** @type {HTMLElement} */ (child).offsetHeight, 2);
        if (Math.abs(top - file.top) >= 1) {
          file.top = top;
          changed = true;
        }
      }
      for (const [at, row] of file.drawn) {
        if (!wraps && file.rows[at].type !== 'below') continue;
        const before = file.heights.top(at + 1) - file.heights.top(at);
        const height = row.getBoundingClientRect().height;
        if (!file.heights.set(at, height)) continue;
        changed = true;
        if (row.getBoundingClientRect().bottom < 0) above += height - before;
      }
    }
    if (changed) this.#place();
    if (above !== 0) scrollBy({ top: above, behavior: 'instant' });
    return changed;
  }

  /** @param {File} file @param {number} row */
  topOf(file, row) {
    return this.view.area.getBoundingClientRect().top + scrollY + file.offset + (row < 0 ? 0 : file.top + file.heights.top(row));
  }

  reach() {
    this.#place();
  }

  stop() {
    cancelAnimationFrame(this.#due);
    removeEventListener('scroll', this.later);
    removeEventListener('resize', this.later);
  }
}

// One file of the change set as it is drawn: its header, what is said of it, and its table.
import { button, counted, elided, make, visible } from './dom.js';
import { Heights } from './heights.js';
import { countOf, rowsOf, withBelow } from './model.js';
import { columns, draw, heads } from './rows.js';

/** @typedef {import('./model.js').Part} Part @typedef {import('./model.js').Row} Row @typedef {import('./model.js').Cell} Cell @typedef {import('./model.js').FileHead} FileHead */
/** @typedef {import('./view.js').View} View */

/** Height of a row that does not wrap, in px: as diff.css has it. */
export const rowHeight = 20;

export class File {
  /** @type {Part[]} */
  parts = [];
  /** Its rows; null until they are looked at. @type {Row[] | null} */
  #rows = null;
  /** Below which lines something is said. @type {{ side: 'old' | 'new', line: number }[]} */
  #places = [];
  /** Of as many rows as there are. */
  heights = new Heights(0, rowHeight);
  /** Rows of the table by their number. @type {Map<number, HTMLTableRowElement>} */
  drawn = new Map();
  /** Lines that are shown in their whole length. @type {Set<string>} */
  whole = new Set();
  /** What was found, by part and line. @type {Map<Part, Map<number, number[]>>} */
  found = new Map();
  /** @type {HTMLElement | null} */
  article = null;
  /** @type {HTMLTableSectionElement | null} */
  body = null;
  /** @type {HTMLElement | null} */
  scroll = null;
  /** Height of all above the table, and where the file begins, in px: only where a window is drawn. */
  top = 38;
  offset = 0;
  shownText = 20_000;
  /** The text as it was sent is unfolded beside the lines that were read of it. */
  sent = false;
  /** Its lines are on their way. @type {Promise<boolean> | null} */
  loading = null;
  /** Where something is said of lines that are not among the rows: `new12`. @type {Set<string>} */
  lost = new Set();
  /** What was shown of marks and comments last. @type {string | undefined} */
  says;

  /** @param {View} view @param {FileHead} head @param {number} index */
  constructor(view, head, index) {
    this.view = view;
    this.head = head;
    this.index = index;
    this.open = !head.fold;
    this.loaded = !head.late;
    this.name = head.path || 'no file named';
    /** @type {import('./rows.js').Around} */
    this.around = {
      names: head.invisible ?? [],
      whole: this.whole,
      found: cell => this.found.get(cell.part)?.get(cell.at),
      drawn: (cell, place) => view.drew(this, cell, place),
      below: (side, line) => view.talk.below(this, side, line),
    };
  }

  /** How much room it takes when it is drawn whole, in px. */
  get height() {
    return this.top + (this.open ? this.heights.top() + (!this.head.rows && this.plain !== null ? 400 : 0) : 0) + 12;
  }

  /** The text as it was sent, where not all of it could be read as a diff; null where it could. */
  get plain() {
    return this.parts.find(part => part.p !== undefined)?.p ?? null;
  }

  /** Made when they are asked for: most files are never looked at. */
  get rows() {
    if (!this.#rows) {
      const { split, loose } = this.view.look;
      this.#rows = withBelow(rowsOf(this.parts, split, loose), this.#places);
      this.view.canvas.laid(this);
    }
    return this.#rows;
  }

  /** Something is below its lines, or may be by now. */
  get isSaid() {
    return this.#places.length > 0 || this.view.talk.isSaid(this);
  }

  /** Its rows are made anew when they are asked for again. */
  forget() {
    this.#rows = null;
  }

  /** More of its lines came. @param {Part[]} parts */
  add(parts) {
    for (const part of parts) this.parts.push(part);
    if (this.isSaid) {
      this.lay();
      return;
    }
    // What was laid out before stays as it is.
    const { split, loose } = this.view.look;
    if (this.#rows) for (const row of rowsOf(parts, split, loose)) this.#rows.push(row);
    this.heights = new Heights(this.heights.count + countOf(parts, split, loose), rowHeight);
  }

  /** Lays it out anew: it is shown in another way, or something else is said of it. Rows are made for that only where something is said below lines. */
  lay() {
    const { split, loose } = this.view.look;
    [this.#rows, this.#places] = [null, []];
    const places = this.view.talk.places(this);
    this.lost = new Set(places.map(({ side, line }) => `${side}${line}`));
    if (places.length > 0) {
      this.#rows = withBelow(this.rows, places);
      this.#places = places;
      for (const row of this.#rows) if (row.type === 'below') this.lost.delete(`${row.side}${row.line}`);
    }
    this.heights = new Heights(this.#rows?.length ?? countOf(this.parts, split, loose), rowHeight);
  }

  /** Nothing of it is drawn any more. */
  clear() {
    this.view.undrew(this.drawn.values());
    this.drawn.clear();
    this.body = null;
    this.scroll = null;
  }

  /** Draws the frame. */
  frame() {
    const article = make('article', 'diff');
    article.dataset.testid = 'diff-file';
    article.dataset.path = this.name;
    article.dataset.key = this.head.key;
    article.dataset.index = String(this.index);
    article.id = `file-${this.view.id}-${this.index}`;
    article.setAttribute('aria-label', this.name);
    this.article = article;
    this.fill();
    return article;
  }

  /** Draws all but the rows into the frame. */
  fill() {
    if (!this.article) return;
    const held = this.#held();
    const left = this.scroll?.scrollLeft ?? 0;
    this.clear();
    const parts = [this.#header(), ...this.#remarks()];
    if (!this.open || !this.loaded) {
      if (this.loading) parts.push(make('p', 'remark', 'Loading the lines…'));
      else if (this.head.rows || !this.loaded) parts.push(button('fold', this.#closed(), undefined, 'more'));
    } else {
      if (this.plain !== null) parts.push(...this.#text(this.plain));
      if (this.head.rows) parts.push(this.#table());
    }
    this.article.classList.toggle('folded', !this.open);
    this.article.replaceChildren(...parts);
    if (this.scroll && left > 0) /** @type {HTMLElement} */ (this.scroll).scrollLeft = left;
    this.#refocus(held);
  }

  /** What is said of it is another: lines that are drawn stay, and with them what is selected and how far one has scrolled. */
  retell() {
    // Where none is drawn there is no need to make them.
    const before = this.drawn.size > 0 ? this.rows : [];
    this.lay();
    const { article, scroll, body } = this;
    if (!article || !scroll || !body || !this.open) {
      this.fill();
      return;
    }
    const held = this.#held();
    const lines = before.flatMap((row, at) => {
      const element = this.drawn.get(at);
      if (row.type !== 'below') return [element];
      element?.remove();
      return [];
    });
    this.drawn.clear();
    let line = 0;
    /** @type {HTMLTableRowElement | undefined} */
    let previous;
    this.rows.forEach((row, at) => {
      const element = row.type === 'below' ? previous && this.#row(at) : lines[line++];
      if (element) {
        if (row.type === 'below') previous?.after(element);
        element.dataset.row = String(at);
        if (this.view.windowed) element.ariaRowIndex = String(at + 2);
        this.drawn.set(at, element);
      }
      previous = element;
    });
    for (const child of [...article.children]) if (child !== scroll) child.remove();
    article.prepend(this.#header(), ...this.#remarks(), ...(this.plain !== null ? this.#text(this.plain) : []));
    this.#refocus(held);
  }

  /** What has the focus in it. */
  #held() {
    return document.activeElement instanceof HTMLElement && this.article?.contains(document.activeElement) ? document.activeElement : null;
  }

  /** @param {HTMLElement | null} held */
  #refocus(held) {
    // Who writes goes on writing: the form sees to it. What was not drawn anew has it still.
    if (held && !held.isConnected && !(held instanceof HTMLTextAreaElement)) this.focus(held.dataset.act);
  }

  /** What was drawn anew keeps the focus. @param {string} [act] the button that had it */
  focus(act) {
    const to = (act && this.article?.querySelector(`[data-act="${act}"]`)) || this.article?.querySelector('button.fold');
    if (to instanceof HTMLElement) to.focus({ preventScroll: true });
  }

  /** The path, as there is room for it. */
  rename() {
    this.article?.querySelector('header .path bdi')?.replaceChildren(...visible(elided(this.name, this.view.room)));
  }

  #closed() {
    const lines = this.head.late && !this.loaded ? (this.head.rows ? `Load ${counted(this.head.rows, 'line')}` : 'Load the text') : `Show ${counted(this.head.rows ?? 0, 'line')}`;
    return this.head.fold ? `${lines} · ${this.head.fold}` : lines;
  }

  #header() {
    const { head, view } = this;
    const header = make('header');
    const fold = button('fold', '', undefined, 'fold');
    fold.setAttribute('aria-expanded', String(this.open));
    const path = make('span', 'path');
    const bdi = make('bdi');
    bdi.dir = 'ltr';
    bdi.append(...visible(elided(this.name, view.room)));
    path.append(bdi);
    path.title = this.name;
    fold.append(Object.assign(make('span', 'arrow', this.open ? '▾' : '▸'), { ariaHidden: 'true' }), path);
    header.append(fold);
    if (view.repos > 1) {
      const repo = make('bdi', 'repo');
      repo.append(...visible(head.repo));
      header.append(repo);
    }
    if (view.names(head)) header.append(make('span', 'chip info', 'named by the root cause'));
    if (head.word) header.append(make('span', 'word', head.word));
    if (head.added || head.removed) {
      const lines = make('span', 'lines');
      lines.append(make('span', 'plus', `+${(head.added ?? 0).toLocaleString('en-US')}`), ' ', make('span', 'minus', `−${(head.removed ?? 0).toLocaleString('en-US')}`));
      header.append(lines);
    }
    const tools = make('span', 'acts');
    const patch = button('copy-file', 'Copy', head.unwritable ? `Copy is not possible for ${this.name}: ${head.unwritable}` : `Copy the changes of ${this.name} as a patch`);
    if (head.unwritable) patch.setAttribute('aria-disabled', 'true');
    tools.append(button('copy-path', 'Copy path', `Copy path ${this.name}`), patch);
    const link = view.linkOf(head);
    if (link) {
      const away = Object.assign(make('a', 'tool', '↗'), { href: link, target: '_blank', rel: 'noopener noreferrer', title: 'The file at its host' });
      away.setAttribute('aria-label', `${this.name} at its host`);
      tools.append(away);
    }
    if (view.place.comments && view.current) tools.append(button('comment-file', 'Comment', `Comment on ${this.name}`));
    if (view.place.marks && view.current) {
      const label = make('label', 'viewed');
      const box = make('input');
      box.type = 'checkbox';
      box.dataset.act = 'viewed';
      box.checked = view.marks.isViewed(head);
      label.append(box, ' Viewed');
      tools.append(label);
    }
    header.append(tools);
    return header;
  }

  #remarks() {
    const remarks = (this.head.notes ?? []).map(note => {
      const remark = make('p', 'remark');
      remark.append(...visible(note));
      return remark;
    });
    for (const risk of this.head.risks ?? []) {
      const line = risk.new ?? risk.old;
      const remark = make('p', 'remark risk');
      remark.append(make('span', 'chip warn', `⚠ ${risk.word}`));
      // Why stands at the line, and here only where there is none.
      if (line) {
        const go = button('go', `line ${line}`, `Go to line ${line}`, 'tool');
        go.dataset.line = `${risk.new ? 'n' : 'o'}${line}`;
        remark.append(' ', go);
      } else {
        remark.append(' ', ...visible(risk.why));
      }
      remarks.push(remark);
    }
    if (this.head.invisible?.length) {
      const warning = make('p', 'remark warn', `⚠ Characters that cannot be seen, or that change the direction of text: ${this.head.invisible.join(', ')}. They are marked below.`);
      warning.setAttribute('role', 'note');
      remarks.push(warning);
    }
    const talk = this.view.talk.ofFile(this);
    if (talk.length > 0) {
      const place = make('div', 'remark talk');
      place.append(...talk);
      remarks.push(place);
    }
    return remarks;
  }

  /** @param {string} text @returns {HTMLElement[]} */
  #text(text) {
    const shown = make('pre');
    shown.tabIndex = 0;
    shown.append(...visible(text.slice(0, this.shownText)));
    const all = text.length <= this.shownText ? [shown] : [shown, button('more-text', `Show more of ${counted(text.length, 'character')}`, undefined, 'more')];
    if (!this.head.rows) return all;
    // Above the lines: how high that is, is measured there.
    const sent = make('details', 'remark');
    sent.open = this.sent;
    sent.addEventListener('toggle', () => { this.sent = sent.open; this.view.canvas.more(); });
    sent.append(make('summary', '', 'As it was sent'), ...all);
    return [sent];
  }

  #table() {
    const scroll = make('div', 'scroll');
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', `Changes in ${this.name}`);
    const table = make('table');
    const digits = Math.max(3, String(this.head.last ?? 0).length);
    table.style.setProperty('--digits', String(digits));
    table.style.setProperty('--widest', String(Math.min(this.head.widest ?? 0, this.whole.size > 0 ? Infinity : 2050)));
    table.setAttribute('aria-label', `Changes in ${this.name}`);
    if (this.view.windowed) table.setAttribute('aria-rowcount', String(this.heights.count + 1));
    this.body = make('tbody');
    table.append(columns(this.view.look.split), heads(this.view.look.split), this.body);
    if (!this.view.windowed) scroll.style.setProperty('--rows', String(this.heights.count));
    scroll.append(table);
    this.scroll = scroll;
    return scroll;
  }

  /** Draws rows that are still missing at the end; whether there are more. @param {number} until when to stop, by `performance.now()` */
  more(until) {
    if (!this.body || !this.open) return false;
    let at = this.drawn.size;
    while (at < this.rows.length) {
      const rows = document.createDocumentFragment();
      for (const end = Math.min(at + 60, this.rows.length); at < end; at++) rows.append(this.#row(at));
      this.body.append(rows);
      if (performance.now() > until) break;
    }
    this.scroll?.style.setProperty('--rows', String(this.rows.length));
    return at < this.rows.length;
  }

  /** Draws these rows and takes all others away. @param {number} from @param {number} to */
  only(from, to) {
    if (!this.body || !this.scroll) return;
    for (const [at, row] of this.drawn) {
      if (at >= from && at < to) continue;
      this.view.undrew([row]);
      row.remove();
      this.drawn.delete(at);
    }
    /** @type {HTMLTableRowElement | null} */
    let next = null;
    for (let at = to - 1; at >= from; at--) {
      const known = this.drawn.get(at);
      const row = known ?? this.#row(at);
      if (!known) {
        row.ariaRowIndex = String(at + 2);
        this.body.insertBefore(row, next);
      }
      next = row;
    }
    this.body.parentElement?.setAttribute('aria-rowcount', String(this.heights.count + 1));
    this.scroll.style.paddingTop = `${this.heights.top(from)}px`;
    this.scroll.style.height = `${this.heights.top()}px`;
  }

  /** @param {number} at */
  #row(at) {
    const row = draw(this.rows[at], this.around, this.view.look.split);
    row.dataset.row = String(at);
    this.drawn.set(at, row);
    return row;
  }
}

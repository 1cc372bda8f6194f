// What is said beside the code: comments, what is worth a look at a line, the form to write one, and what can be done with chosen lines.
import { button, make, visible } from './dom.js';
import { hasLine, quoteOf } from './model.js';

/** @typedef {import('./file.js').File} File @typedef {import('./view.js').View} View */
/** @typedef {'old' | 'new'} Side */

export class Talk {
  /** Where a comment is being written. @type {{ key: string, side: Side | null, line: number | null, text: string, content: string, quote: string | null, held?: boolean, at?: number } | null} */
  writing = null;

  /** @param {View} view */
  constructor(view) {
    this.view = view;
  }

  /** Whether anything may be below lines of a file. @param {File} file */
  isSaid(file) {
    const { view, writing } = this;
    return (file.head.risks ?? []).length > 0 || view.chosen?.file === file || writing?.key === file.head.key || view.marks.commentsOf(file.head).length > 0;
  }

  /** Below which lines of a file something is. @param {File} file @returns {{ side: Side, line: number }[]} */
  places(file) {
    /** @type {Map<string, { side: Side, line: number }>} */
    const places = new Map();
    /** @param {Side} side @param {number} line */
    const add = (side, line) => places.set(`${side}${line}`, { side, line });
    // Comments are about the lines of the code that holds: in any other, the same number is another line.
    for (const one of this.view.marks.commentsOf(file.head)) if (one.side && one.line && this.#stands(file, one)) add(one.side, one.line);
    for (const risk of file.head.risks ?? []) {
      if (risk.new) add('new', risk.new);
      else if (risk.old) add('old', risk.old);
    }
    const chosen = this.view.chosen;
    if (chosen?.file === file) add(chosen.range.side, chosen.range.to);
    const { writing } = this;
    if (writing?.key === file.head.key && writing.side && writing.line) add(writing.side, writing.line);
    return [...places.values()];
  }

  /** What is below a line. @param {File} file @param {Side} side @param {number} line @returns {HTMLElement[]} */
  below(file, side, line) {
    /** @type {HTMLElement[]} */
    const all = (file.head.risks ?? []).filter(risk => (side === 'new' ? risk.new === line : !risk.new && risk.old === line)).map(risk => {
      const said = make('p', 'said');
      said.append(make('span', 'chip warn', `⚠ ${risk.word}`), ' ', ...visible(risk.why));
      return said;
    });
    all.push(...this.view.marks.commentsOf(file.head).filter(one => one.side === side && one.line === line && this.#stands(file, one)).map(one => this.#comment(one)));
    const chosen = this.view.chosen;
    if (chosen?.file === file && chosen.range.side === side && chosen.range.to === line) all.push(this.#acts());
    const { writing } = this;
    if (writing?.key === file.head.key && writing.side === side && writing.line === line) all.push(this.#form());
    return all;
  }

  /** What is said of a file as a whole. @param {File} file @returns {HTMLElement[]} */
  ofFile(file) {
    /** @type {HTMLElement[]} */
    const all = this.view.marks.commentsOf(file.head).filter(one => !one.side || !one.line || this.#isLost(file, one)).map(one => this.#comment(one, this.#place(file, one)));
    if (this.writing?.key === file.head.key && !this.writing.side) all.push(this.#form());
    return all;
  }

  /** Whether a comment is about what is at its line: the file is what it was, or the line says what it said. @param {File} file @param {import('./marks.js').Comment} one */
  #stands(file, one) {
    return this.view.current && (!one.content || one.content === file.head.content || quoteOf(file.rows, one.side, one.line) === one.quote);
  }

  /** Whether a comment's line is not among the rows; one whose lines are still to come is. @param {File} file @param {import('./marks.js').Comment} one */
  #isLost(file, one) {
    return !this.view.current || (this.view.isRead && (!this.#stands(file, one) || file.lost.has(`${one.side}${one.line}`)));
  }

  /** Where a comment's line is that does not stand below it, and what it said. @param {File} file @param {import('./marks.js').Comment} one @returns {(string | HTMLElement)[]} */
  #place(file, one) {
    const { side, line, quote } = one;
    if (!side || !line) return [];
    const earlier = this.view.current && !this.#stands(file, one);
    const words = make('span', 'chip', `on ${side === 'old' ? 'old line' : 'line'} ${line}${earlier ? ' of earlier code' : this.view.current ? ', which is not shown here' : ' of the code that holds'}`);
    if (!quote) return [' ', words];
    const code = make('code');
    code.append(...visible(quote));
    return [' ', words, ' ', code];
  }

  /** Something else is shown: what is being written about a line that is gone is not lost. */
  move() {
    const { writing } = this;
    if (!writing) return;
    const { side, line } = writing;
    const file = this.view.current ? this.view.files.find(one => one.head.key === writing.key) : null;
    const same = file && (!side || !line || !file.loaded || quoteOf(file.rows, side, line) === writing.quote);
    if (file && same) {
      writing.content = file.head.content;
      this.view.relay(file);
      return;
    }
    this.writing = null;
    if (file) this.view.relay(file);
    if (!writing.text.trim()) return;
    this.view.marks.strand(writing.key, writing.side, writing.line, writing.text.trim(), writing);
    this.tell();
  }

  /** Shows what was not kept, with its words. */
  tell() {
    const place = /** @type {HTMLElement} */ (this.view.root.querySelector(':scope > .told > .unkept'));
    const { unkept } = this.view.marks;
    if (unkept.length === 0 && place.childElementCount === 0) return;
    place.replaceChildren(...unkept.map(one => {
      const box = make('div', 'alert bad');
      const file = this.view.files.find(shown => shown.head.key === one.ask.fileKey);
      const words = make('p', 'what');
      words.append(...visible(one.ask.text));
      box.append(make('p', '', file ? `Your comment on ${file.name}${one.ask.line ? `, ${one.ask.side === 'old' ? 'old line' : 'line'} ${one.ask.line},` : ''} was not kept:` : 'The file of your comment is not among the changes any more. Your words:'), words);
      if (file) box.append(this.#settles('Try again', one, true), ' ');
      box.append(this.#settles('Discard', one, false));
      return box;
    }));
  }

  /** @param {string} words @param {import('./marks.js').Waiting} one @param {boolean} again */
  #settles(words, one, again) {
    const settles = button('', words, undefined, 'btn');
    settles.addEventListener('click', () => this.view.marks.settle(one, again));
    return settles;
  }

  /** @param {import('./marks.js').Comment} comment @param {(string | HTMLElement)[]} [place] where its line is, when it does not stand below it */
  #comment({ author, at, text, held }, place = []) {
    const said = make('div', 'comment');
    const head = make('p', 'who');
    const when = make('time', '', new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }));
    when.dateTime = at;
    const name = make('b');
    const bdi = make('bdi');
    bdi.append(...visible(author));
    name.append(bdi);
    head.append(name, ' ', when);
    head.append(...place);
    if (held) head.append(' ', make('span', 'chip warn', 'sent when the connection is back'));
    const body = make('p', 'what');
    body.append(...visible(text));
    said.append(head, body);
    return said;
  }

  #acts() {
    const acts = make('p', 'acts');
    acts.append(button('copy-link', 'Copy link', 'Copy link to these lines', 'btn'), button('copy-lines', 'Copy lines', 'Copy lines as text', 'btn'));
    if (this.view.place.comments && this.view.current) acts.append(button('comment-lines', 'Comment', 'Comment on these lines', 'btn'));
    acts.append(button('choose-none', 'Done', 'Done with these lines', 'btn'));
    return acts;
  }

  #form() {
    const form = make('form', 'write');
    const field = make('textarea', 'field');
    field.rows = 3;
    field.maxLength = this.view.place.longest;
    field.required = true;
    field.value = this.writing?.text ?? '';
    field.setAttribute('aria-label', this.writing?.line ? `Comment on line ${this.writing.line}` : 'Comment on the file');
    const { writing } = this;
    field.addEventListener('input', () => { if (writing) Object.assign(writing, { text: field.value, at: field.selectionStart }); });
    field.addEventListener('focus', () => { if (writing) writing.held = true; });
    // One that is taken away because the file is drawn anew is not left.
    field.addEventListener('blur', () => setTimeout(() => { if (writing && field.isConnected) writing.held = false; }));
    if (writing?.held) {
      queueMicrotask(() => {
        field.focus({ preventScroll: true });
        field.setSelectionRange(writing.at ?? writing.text.length, writing.at ?? writing.text.length);
      });
    }
    field.addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
    const send = make('button', 'btn', 'Comment');
    form.append(field, send, button('write-no', 'Cancel', undefined, 'btn'));
    return form;
  }
}

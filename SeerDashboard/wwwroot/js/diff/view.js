// The diff as a whole: reads the change set, draws it, and does what one asks of it. Nothing here needs the circuit.
import { acts } from './acts.js';
import { Flow, Window, covered, stuck } from './canvas.js';
import { Colours } from './colours.js';
import { button, make, pause, visible } from './dom.js';
import { File } from './file.js';
import { Marks } from './marks.js';
import { hasLine, lineOn } from './model.js';
import { Plan } from './plan.js';
import { readLook, readRange, withValues, writeRange } from './place.js';
import { read, readSaid } from './source.js';
import { paint } from './rows.js';
import { Search } from './search.js';
import { back, looked, stay } from './stay.js';
import { Talk } from './talk.js';
import { Tree } from './tree.js';
import { Versions } from './versions.js';

/** @typedef {import('./model.js').FileHead} FileHead @typedef {import('./model.js').Head} Head @typedef {import('./model.js').Part} Part @typedef {import('./model.js').Cell} Cell */
/** @typedef {import('./place.js').Range} Range */
/** @typedef {{ diff: string, patch: string, said: string, repos: { repo: string, files?: string | null, pulls?: string | null }[], comments: boolean, marks: boolean, longest: number }} Place */

/** More rows are not drawn all at once. */
export const manyRows = 3000;
/** Nor more files, however few rows they have. */
const manyFiles = 500;
const lookKey = 'diff-look';
let count = 0;

export class View {
  /** @type {File[]} */
  files = [];
  /** Those of a change set that is being read, to be shown when all of it is there. @type {File[]} */
  #coming = [];
  /** All of the change set that is shown but its lines. @type {Head | null} */
  head = null;
  /** All of its lines are there. */
  isRead = false;
  /** @type {import('./model.js').Named[]} */
  cause = [];
  /** The same by path: a cause may name any number of files, and every file is asked for. @type {Map<string, import('./model.js').Named[]>} */
  #named = new Map();
  /** @type {{ file: File, range: Range } | null} */
  chosen = null;
  /** Where the keys stand. @type {{ file: File, row: number } | null} */
  here = null;
  windowed = false;
  repos = 1;
  room = 60;
  id = ++count;
  /** @type {Map<Part, Map<HTMLElement, { file: File, cell: Cell }>>} */
  #cells = new Map();
  /** @type {WeakMap<Element, Part>} */
  #partOf = new WeakMap();
  /** Parts whose lines are to be drawn anew. @type {Set<Part>} */
  #due = new Set();
  #painting = false;
  #turn = 0;
  #arrived = false;

  /** @param {HTMLElement} root @param {import('./marks.js').Server | null} server @param {Place} place */
  constructor(root, server, place) {
    this.root = root;
    this.place = place;
    this.tools = /** @type {HTMLElement} */ (root.querySelector('.tools'));
    this.area = /** @type {HTMLElement} */ (root.querySelector('.files'));
    this.look = readLook(localStorage.getItem(lookKey));
    const asked = new URLSearchParams(location.search);
    if (asked.has('mode')) this.look.split = asked.get('mode') === 'split';
    if (asked.has('space')) this.look.loose = asked.get('space') === 'hide';
    this.talk = new Talk(this);
    this.marks = new Marks(server, `diff-marks ${place.diff}`, () => this.marked(), () => readSaid(place.said));
    this.colours = new Colours(part => this.coloured(part));
    this.tree = new Tree(this, /** @type {HTMLElement} */ (root.querySelector('.tree')));
    this.plan = new Plan(/** @type {HTMLElement} */ (root.querySelector('.beside')));
    this.search = new Search(this, this.tools);
    this.versions = new Versions(this, this.tools);
    /** @type {Flow | Window} */
    this.canvas = new Flow(this);
    this.ends = acts(this);
    this.ends.push(this.#watchWidth());
    this.dress();
  }

  /** The code that holds is shown, and nothing else: what is said and marked is about that. */
  get current() {
    const { head } = this;
    return head !== null && !this.compares && (head.version ?? null) === (head.current ?? null);
  }

  /** What differs between two is shown. */
  get compares() {
    return (this.head?.against ?? null) !== null;
  }

  /** Lines are broken where they end. */
  get wraps() {
    return this.look.wrap ?? this.look.split;
  }

  /** Shows how it looks in the toolbar and in what CSS needs to know. */
  dress() {
    const { look, tools, root } = this;
    root.dataset.mode = look.split ? 'split' : 'unified';
    root.classList.toggle('wraps', this.wraps);
    root.style.setProperty('--tab', String(look.tab));
    for (const name of ['unified', 'split']) tools.querySelector(`[data-act=${name}]`)?.setAttribute('aria-pressed', String(root.dataset.mode === name));
    /** @type {HTMLInputElement} */ (tools.querySelector('[data-act=whitespace]')).checked = look.loose;
    /** @type {HTMLInputElement} */ (tools.querySelector('[data-act=wrap]')).checked = this.wraps;
    /** @type {HTMLSelectElement} */ (tools.querySelector('[data-act=tab]')).value = String(look.tab);
  }

  /** Looks another way from now on. @param {Partial<import('./place.js').Look>} change */
  restyle(change) {
    Object.assign(this.look, change);
    localStorage.setItem(lookKey, JSON.stringify(this.look));
    this.address({ mode: this.look.split ? 'split' : null, space: this.look.loose ? 'hide' : null });
    const held = this.files[Number(document.activeElement?.closest('article.diff')?.getAttribute('data-index') ?? -1)];
    const seen = scrollY > (this.files[0] ? this.canvas.topOf(this.files[0], -1) : 0) ? this.inView() : null;
    this.dress();
    for (const file of [...this.files, ...this.#coming]) file.lay();
    this.#cells.clear();
    this.canvas.start();
    held?.focus();
    if (seen) this.show(seen.file, -1);
    if (this.search.field.value) this.search.look(false);
  }

  /** What is in the address from now on. @param {Record<string, string | null>} values */
  address(values) {
    history.replaceState(history.state, '', withValues(location.href, values));
  }

  /** Reads the change set, and draws it while it comes; read again, it is drawn when all of it is there, so that nothing moves meanwhile. */
  async read() {
    const turn = ++this.#turn;
    const again = this.#arrived;
    /** @type {{ head: Head | null, risks: (import('./model.js').Risk & { file?: number })[] }} */
    const came = { head: null, risks: [] };
    this.area.setAttribute('aria-busy', 'true');
    try {
      await read(this.versions.address(this.place.diff), {
        head: head => {
          if (turn !== this.#turn) return;
          const files = head.files.map((one, index) => new File(this, one, index));
          if (again) [came.head, this.#coming] = [head, files];
          else this.#begin(head, files);
        },
        parts: parts => { if (turn === this.#turn) this.#add(again ? this.#coming : this.files, parts); },
        risks: risks => { if (turn !== this.#turn) return; if (again) came.risks = risks; else this.#warn(risks); },
        stopped: () => turn !== this.#turn,
      });
      if (turn !== this.#turn) return;
      this.area.setAttribute('aria-busy', 'false');
      if (came.head) this.#renew(came.head, came.risks);
      else {
        this.#whole();
        this.#arrive();
      }
      this.tree.mark();
    } catch (problem) {
      if (turn === this.#turn) this.#fails(problem, again);
    }
  }

  /** Everything is drawn anew, and what one looks at stays. @param {Head} head @param {(import('./model.js').Risk & { file?: number })[]} risks */
  #renew(head, risks) {
    const was = looked(this);
    const news = this.versions.news(head);
    this.#begin(head, this.#coming);
    this.#coming = [];
    this.#whole();
    this.#warn(risks);
    this.talk.move();
    stay(this, was);
    if (this.search.field.value) this.search.look(false);
    if (news) this.tell(news, this.versions.isPicked ? [`Show v${head.current}`, () => this.versions.showCurrent()] : null);
  }

  /** @param {unknown} problem @param {boolean} again what was read before is still shown */
  #fails(problem, again) {
    this.area.setAttribute('aria-busy', 'false');
    this.#coming = [];
    if (again) {
      this.versions.undo();
      this.tell('The code could not be read: what is shown is what was shown before.', ['Try again', () => this.read()]);
      return;
    }
    const said = document.createElement('p');
    said.className = 'alert bad';
    said.setAttribute('role', 'alert');
    said.append(`The changes could not be read: ${problem instanceof Error ? problem.message : 'the connection broke'} `);
    const retry = Object.assign(document.createElement('button'), { type: 'button', className: 'btn', textContent: 'Try again' });
    retry.addEventListener('click', () => this.read());
    said.append(retry);
    this.area.replaceChildren(said);
  }

  /** @param {Head} head @param {File[]} files its files */
  #begin(head, files) {
    const folded = new Map(this.files.map(file => [file.head.key + file.head.content, file.open]));
    this.head = head;
    this.isRead = false;
    this.files = files;
    for (const file of this.files) file.open = folded.get(file.head.key + file.head.content) ?? (file.open && !this.marks.isViewed(file.head));
    this.cause = head.cause;
    this.#named = new Map();
    for (const named of head.cause) if (!this.#named.get(named.path)?.push(named)) this.#named.set(named.path, [named]);
    this.repos = new Set(head.files.map(file => file.repo)).size;
    this.#cells.clear();
    this.chosen = null;
    this.here = null;
    this.versions.tell(head);
    this.plan.tell(head.plan);
    // They were laid out while they came, and what is said of them may be another by now.
    for (const file of files) if (file.isSaid) file.lay();
    this.#choose();
    // Not before the files: where they are is asked at once, and that would lay the tree out in the same task.
    this.tree.draw();
    if (this.files.length === 0) {
      this.area.replaceChildren(Object.assign(document.createElement('p'), { className: 'waiting', textContent: head.against ? 'Nothing differs between the two.' : 'Seer could not find or apply any change.' }));
    }
    this.marked(false);
  }

  /** All lines are there: what is said of those that are not among them stands at their files. */
  #whole() {
    this.isRead = true;
    for (const file of this.files) if (file.article && this.marks.commentsOf(file.head).length > 0) this.canvas.told(file);
  }

  /** All rows at once, or a window. */
  #choose() {
    const rows = this.files.reduce((sum, file) => sum + (file.head.late && !file.loaded ? 0 : file.head.rows ?? 0), 0);
    this.windowed = rows > manyRows || this.files.length > manyFiles;
    this.canvas.stop();
    this.canvas = this.windowed ? new Window(this) : new Flow(this);
    this.root.classList.toggle('long', this.windowed);
    if (this.files.length > 0) this.canvas.start();
  }

  /** @param {File[]} files @param {Part[]} parts */
  #add(files, parts) {
    /** @type {Map<File, Part[]>} */
    const all = new Map();
    for (const part of parts) {
      const file = files[part.f ?? 0];
      if (file && !all.get(file)?.push(part)) all.set(file, [part]);
    }
    for (const [file, its] of all) {
      const first = file.heights.count === 0;
      file.add(its);
      if (first) file.fill();
    }
    if (files === this.files) this.canvas.more();
  }

  /** What is worth a look is known. @param {(import('./model.js').Risk & { file?: number })[]} risks */
  #warn(risks) {
    for (const { file = 0, ...risk } of risks) {
      const head = this.files[file]?.head;
      if (head) (head.risks ??= []).push(risk);
    }
    const marked = this.files.filter(file => file.head.risks);
    if (marked.length === 0) return;
    for (const file of marked) {
      if (file.article) this.canvas.told(file);
      else file.lay();
    }
    this.light();
    this.tree.draw();
  }

  /** Fetches the lines of a file that come only when they are asked for; whether they are there then. @param {File} file @returns {Promise<boolean>} */
  load(file) {
    return file.loading ??= this.#load(file);
  }

  /** @param {File} file */
  async #load(file) {
    const turn = this.#turn;
    const address = this.versions.address(this.place.diff);
    /** @type {Part[]} */
    const came = [];
    try {
      await read(`${address}${address.includes('?') ? '&' : '?'}file=${file.head.key}`, {
        head: () => {},
        risks: () => {},
        // The same path may be there twice: of such files each has its own lines.
        parts: parts => { for (const part of parts) if ((part.f ?? 0) === file.index) came.push(part); },
        stopped: () => turn !== this.#turn,
      });
      if (turn !== this.#turn) return false;
      const was = looked(this);
      [file.parts, file.loaded] = [came, true];
      file.lay();
      this.#choose();
      back(this, was);
      return true;
    } catch {
      if (turn !== this.#turn) return false;
      [file.loading, file.open] = [null, false];
      this.say('The lines could not be loaded: try again.');
      this.canvas.changed(file);
      return false;
    }
  }

  /** Goes where the address says: once by itself, and again when the page's address was changed by a link. */
  #arrive() {
    if (this.#arrived) return;
    this.#arrived = true;
    this.go();
  }

  go() {
    if (!this.#arrived) return;
    const asked = new URLSearchParams(location.search);
    const key = asked.get('file');
    if (!key) {
      // A link to another part of the page says nothing of what is shown here.
      this.address({ ...this.versions.values, mode: this.look.split ? 'split' : null, space: this.look.loose ? 'hide' : null });
      return;
    }
    // One to a line means the code that holds, unless it says another.
    if (this.versions.isPicked && !asked.has('version') && !asked.has('against')) {
      this.versions.showCurrent().then(() => { if (!this.versions.isPicked) this.go(); });
      return;
    }
    const file = this.files.find(one => one.head.key === key);
    if (!file) return;
    const range = readRange(asked.get('lines'));
    if (range) this.choose(file, range, true);
    else this.show(file, -1);
  }

  /** Lines are chosen. @param {File | null} file @param {Range | null} range @param {boolean} [go] */
  choose(file, range, go = false) {
    const before = this.chosen;
    const chosen = file && range ? { file, range } : null;
    this.chosen = chosen;
    this.address(file && range ? { file: file.head.key, lines: writeRange(range) } : { file: null, lines: null });
    if (before && before.file !== file) this.relay(before.file);
    if (!file || !range) return;
    if (go) file.open = true;
    if (go && !file.loaded) {
      this.fold(file, true).then(() => { if (file.loaded && this.chosen === chosen) this.choose(file, range, true); });
      return;
    }
    this.relay(file);
    if (go) this.show(file, file.rows.findIndex(row => hasLine(row, range.side, range.from)));
  }

  /** What is said of a file is another. @param {File} file */
  relay(file) {
    if (file.article) this.canvas.told(file);
    else file.lay();
    this.light();
  }

  /** Marks the chosen lines that are drawn. */
  light() {
    for (const row of this.area.querySelectorAll('tr.chosen')) row.classList.remove('chosen');
    const { chosen } = this;
    if (!chosen) return;
    const { side, from, to } = chosen.range;
    for (const [at, row] of chosen.file.drawn) {
      const line = lineOn(chosen.file.rows[at], side);
      if (line >= from && line <= to) row.classList.add('chosen');
    }
  }

  /** Scrolls to a row, or to the file. @param {File} file @param {number} row -1 for the file */
  show(file, row) {
    if (row >= 0 && !file.open) this.fold(file, true);
    this.canvas.reach(file, row);
    const room = covered() + (row < 0 ? 4 : 48);
    // Twice: the first time may draw what is higher than was thought.
    for (let turn = 0; turn < 2; turn++) {
      scrollTo({ top: Math.max(0, this.canvas.topOf(file, row) - room), behavior: 'instant' });
      if (this.canvas instanceof Window) this.canvas.draw();
    }
    this.here = { file, row };
    this.tree.at(file);
    for (const one of this.area.querySelectorAll('[data-here]')) one.removeAttribute('data-here');
    (row < 0 ? file.article : file.drawn.get(row))?.setAttribute('data-here', '');
    this.light();
  }

  /** The file at the top of what is seen. */
  inView() {
    const top = scrollY + covered() + 60;
    const file = this.files.findLast(one => this.canvas.topOf(one, -1) <= top) ?? this.files[0];
    return file ? { file } : null;
  }

  /** @param {File} file @param {boolean} open */
  async fold(file, open) {
    file.open = open;
    const loaded = open && !file.loaded ? this.load(file) : null;
    this.canvas.changed(file);
    await loaded;
  }

  /** A line was drawn. @param {File} file @param {Cell} cell @param {HTMLElement} place */
  drew(file, cell, place) {
    let cells = this.#cells.get(cell.part);
    if (!cells) this.#cells.set(cell.part, cells = new Map());
    cells.set(place, { file, cell });
    this.#partOf.set(place, cell.part);
    if (!cell.part.asked) this.colours.want(file.head, cell.part, this.windowed);
  }

  /** Rows are not drawn any more: nothing holds them. @param {Iterable<HTMLTableRowElement>} rows */
  undrew(rows) {
    for (const row of rows) {
      for (const place of row.querySelectorAll('td.t')) {
        const part = this.#partOf.get(place);
        const cells = part && this.#cells.get(part);
        cells?.delete(/** @type {HTMLElement} */ (place));
        if (part && cells?.size === 0) this.#cells.delete(part);
      }
    }
  }

  /** A part has its colours. @param {Part} part */
  coloured(part) {
    this.#due.add(part);
    this.#paint();
  }

  /** Draws anew what is found, or no longer. */
  repaint() {
    for (const part of this.#cells.keys()) this.#due.add(part);
    this.#paint();
  }

  /** Draws lines anew, never for long at a time. */
  async #paint() {
    if (this.#painting) return;
    this.#painting = true;
    let until = performance.now() + 8;
    for (const part of this.#due) {
      this.#due.delete(part);
      const cells = this.#cells.get(part);
      for (const [place, { file, cell }] of cells ?? []) {
        if (!place.isConnected) {
          cells?.delete(place);
          continue;
        }
        paint(place, cell, file.around);
        if (performance.now() < until) continue;
        await pause();
        until = performance.now() + 8;
      }
    }
    this.#painting = false;
  }

  /** What people did is news. @param {boolean} [stays] what one looks at stays where it is */
  marked(stays = true) {
    /** @type {File[]} */
    const news = [];
    for (const file of this.files) {
      const says = JSON.stringify([this.marks.isViewed(file.head), this.marks.commentsOf(file.head)]);
      if (file.says === says) continue;
      const first = file.says === undefined;
      file.says = says;
      if (!first || says !== '[false,[]]') news.push(file);
    }
    const was = stays && news.length > 0 ? looked(this) : null;
    for (const file of news) {
      if (file.article) this.canvas.told(file);
      else file.lay();
    }
    back(this, was);
    this.talk.tell();
    this.light();
    this.tree?.mark();
    this.progress();
  }

  progress() {
    const place = /** @type {HTMLElement} */ (this.tools.querySelector('.progress'));
    const heads = this.files.map(file => file.head);
    place.textContent = this.place.marks && this.current && heads.length > 0 ? `${this.marks.count(heads)} of ${heads.length} viewed` : '';
  }

  /** The root cause names it. @param {FileHead} head */
  names(head) {
    return [head.path, head.oldPath].some(path => path !== undefined && this.#named.get(path)?.some(named => !named.repo || named.repo === head.repo));
  }

  /** Where a file is at its host; null when that is not known, or when it is gone. @param {FileHead} head */
  linkOf(head) {
    const start = this.place.repos.find(one => one.repo === head.repo)?.files;
    const parts = head.path.split('/');
    if (!start || head.status === 'deleted' || !/^https?:\/\//.test(start) || parts.some(part => ['', '.', '..'].includes(part))) return null;
    return start + parts.map(encodeURIComponent).join('/');
  }

  /** Says what was done, for a moment. @param {string} words */
  say(words) {
    const place = this.root.querySelector(':scope > .told > .said');
    if (!place) return;
    place.replaceChildren(...visible(words));
    setTimeout(() => { if (place.textContent === words) place.textContent = ''; }, 4000);
  }

  /** Says what one must not miss: it stays until one has read it. @param {string} words @param {[string, () => void] | null} way */
  tell(words, way) {
    const place = this.root.querySelector(':scope > .told > .news');
    if (!place) return;
    const ways = [...(way ? [way] : []), /** @type {[string, () => void]} */ (['Close', () => {}])].map(([name, act]) => {
      const does = button('', name, undefined, 'btn');
      does.addEventListener('click', () => { place.replaceChildren(); act(); });
      return does;
    });
    place.replaceChildren(make('span', '', words), ...ways);
  }

  /** Where things are besides: a pull request came, was merged or closed. @param {Place} place */
  replace(place) {
    const links = this.files.map(file => this.linkOf(file.head));
    this.place = place;
    this.files.forEach((file, at) => { if (file.article && this.linkOf(file.head) !== links[at]) this.canvas.told(file); });
    this.light();
    this.tree.draw();
  }

  #watchWidth() {
    const watch = new ResizeObserver(() => {
      this.root.style.setProperty('--tools', `${stuck(this.tools)}px`);
      const room = Math.max(20, Math.floor((this.area.clientWidth - (this.area.clientWidth > 700 ? 430 : 60)) / 7.6));
      if (room === this.room) return;
      this.room = room;
      for (const file of this.files) file.rename();
      if (this.canvas instanceof Window) this.canvas.later();
    });
    watch.observe(this.area);
    watch.observe(this.tools);
    return () => watch.disconnect();
  }

  stop() {
    this.#turn++;
    this.canvas.stop();
    this.colours.stop();
    this.marks.stop();
    for (const end of this.ends) end();
  }
}

/** Called by DiffView.razor. @param {HTMLElement} root @param {import('./marks.js').Server | null} server @param {Place} place */
export function start(root, server, place) {
  const view = new View(root, server, place);
  view.read();
  return {
    read: () => { view.read(); },
    go: () => view.go(),
    /** @param {Place} place */
    place: place => view.replace(place),
    /** @param {import('./marks.js').Told} told */
    mark: told => view.marks.tell(told),
    stop: () => view.stop(),
  };
}

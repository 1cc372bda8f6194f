// The files of all repositories, beside the diff.
import { button, counted, make, visible } from './dom.js';
import { typeOf } from './languages.js';

/** @typedef {import('./file.js').File} File @typedef {import('./view.js').View} View */
/** @typedef {{ folders: Map<string, Folder>, files: File[] }} Folder */

/** So many files are listed at first: a page of thousands of rows beside the diff would be slower than the diff. */
const atFirst = 100;
/** A file without an ending is a type of its own, and a payload may name any number of them. */
const mostTypes = 200;

/** @param {File[]} files @returns {Folder} */
export function foldersOf(files) {
  /** @type {Folder} */
  const root = { folders: new Map(), files: [] };
  for (const file of files) {
    let folder = root;
    for (const name of file.name.split('/').slice(0, -1)) {
      let next = folder.folders.get(name);
      if (!next) folder.folders.set(name, next = { folders: new Map(), files: [] });
      folder = next;
    }
    folder.files.push(file);
  }
  return root;
}

export class Tree {
  #filter = '';
  #type = '';
  #all = false;
  /** @type {Map<File, HTMLButtonElement>} */
  #buttons = new Map();

  /** @param {View} view @param {HTMLElement} place */
  constructor(view, place) {
    this.view = view;
    this.place = place;
    this.list = make('div', 'list');
    this.filters = make('div', 'filters');
    this.types = make('select', 'field');
    this.above = make('div');
    this.filters.hidden = true;
    this.#fields();
    place.replaceChildren(this.filters, this.above, this.list);
  }

  /** Draws all of it: the files are known now. What was typed and picked stays. */
  draw() {
    const { files } = this.view;
    const types = [...new Set(files.map(file => typeOf(file.name)))].sort().slice(0, mostTypes);
    if (!types.includes(this.#type)) this.#type = '';
    this.types.replaceChildren(new Option('All types', ''), ...types.map(name => new Option(name, name)));
    this.types.value = this.#type;
    this.filters.hidden = files.length < 2;
    this.above.replaceChildren(...this.#missing());
    this.#lines();
  }

  /** The fields that stand above the list for as long as the tree does. */
  #fields() {
    const filter = make('input', 'field');
    filter.type = 'search';
    filter.placeholder = 'Filter files';
    filter.setAttribute('aria-label', 'Filter files by name');
    filter.addEventListener('input', () => { this.#filter = filter.value.toLowerCase(); this.#lines(); });
    this.types.setAttribute('aria-label', 'Filter files by type');
    this.types.addEventListener('change', () => { this.#type = this.types.value; this.#lines(); });
    this.filters.append(filter, this.types);
  }

  /** Files of the root cause that the fix leaves alone. */
  #missing() {
    const { cause, files } = this.view;
    // What differs between two versions is not the fix.
    if (cause.length === 0 || this.view.compares) return [];
    const paths = new Set();
    const places = new Set();
    for (const { head } of files) {
      for (const path of [head.path, head.oldPath]) {
        paths.add(path);
        places.add(`${head.repo}\0${path}`);
      }
    }
    const missing = cause.filter(named => !(named.repo ? places.has(`${named.repo}\0${named.path}`) : paths.has(named.path)));
    if (missing.length === 0) return [];
    const note = make('p', 'remark warn');
    note.setAttribute('role', 'note');
    note.append('The fix does not touch ');
    missing.slice(0, atFirst).forEach((named, at) => {
      const code = make('code');
      code.append(...visible(named.path));
      note.append(...(at > 0 ? [', '] : []), code);
    });
    note.append(`${missing.length > atFirst ? ` and ${counted(missing.length - atFirst, 'more file')}` : ''}, which the root cause names.`);
    return [note];
  }

  #lines() {
    this.#buttons.clear();
    const shown = this.view.files.filter(file => file.name.toLowerCase().includes(this.#filter) && (!this.#type || typeOf(file.name) === this.#type));
    const listed = this.#all ? shown : shown.slice(0, atFirst);
    const pullsOf = new Map(this.view.place.repos.map(one => [one.repo, one.pulls]));
    const lists = [...Map.groupBy(listed, file => file.head.repo)].map(([repo, its]) => {
      const section = make('details');
      section.open = true;
      const summary = make('summary', 'repo');
      const name = make('bdi');
      name.append(...visible(repo));
      summary.append(name);
      const pulls = pullsOf.get(repo);
      if (pulls) summary.append(' ', make('span', 'chip', pulls));
      section.append(summary, this.#folder(foldersOf(its)));
      return section;
    });
    const more = listed.length < shown.length ? [button('all-files', `Show all ${shown.length} files`, undefined, 'more')] : [];
    this.list.replaceChildren(...(shown.length === 0 ? [make('p', 'waiting', 'No file has such a name.')] : lists), ...more);
    this.mark();
  }

  all() {
    this.#all = true;
    this.#lines();
  }

  /** @param {Folder} folder @returns {HTMLElement} */
  #folder(folder) {
    const list = make('ul');
    for (let [name, inner] of folder.folders) {
      // A folder that holds one folder alone is one line with it.
      while (inner.files.length === 0 && inner.folders.size === 1) {
        const [[next, deeper]] = inner.folders;
        name = `${name}/${next}`;
        inner = deeper;
      }
      const item = make('li');
      const details = make('details');
      details.open = true;
      const summary = make('summary');
      summary.append(...visible(name));
      details.append(summary, this.#folder(inner));
      item.append(details);
      list.append(item);
    }
    for (const file of folder.files) list.append(this.#file(file));
    return list;
  }

  /** @param {File} file */
  #file(file) {
    const { head } = file;
    const item = make('li');
    const go = button('jump', '', undefined, 'file');
    go.dataset.index = String(file.index);
    const name = make('span', 'name');
    name.append(...visible(file.name.slice(file.name.lastIndexOf('/') + 1)));
    go.title = file.name;
    go.append(name);
    if (this.view.names(head)) go.append(make('span', 'cause', 'cause'));
    if (head.risks?.length || head.invisible?.length) go.append(make('span', 'risky', '⚠'));
    if (head.added) go.append(make('span', 'plus', `+${head.added}`));
    if (head.removed) go.append(make('span', 'minus', `−${head.removed}`));
    go.append(make('span', 'unseen says'));
    item.append(go);
    this.#buttons.set(file, go);
    return item;
  }

  /** What is viewed, and where one is. */
  mark() {
    for (const [file, go] of this.#buttons) {
      const viewed = this.view.marks.isViewed(file.head);
      go.classList.toggle('seen', viewed);
      const comments = this.view.marks.commentsOf(file.head).length;
      const says = [file.name, viewed ? 'viewed' : '', comments ? counted(comments, 'comment') : ''].filter(Boolean).join(', ');
      // After what is seen of it: a name that leaves that out is none for whoever speaks what they see.
      go.querySelector('.says')?.replaceChildren(' ', ...visible(says));
      if (comments) go.dataset.comments = String(comments); else delete go.dataset.comments;
    }
  }

  /** @param {File | undefined} here */
  at(here) {
    for (const [file, go] of this.#buttons) {
      if (file === here) go.setAttribute('aria-current', 'true');
      else go.removeAttribute('aria-current');
    }
  }
}

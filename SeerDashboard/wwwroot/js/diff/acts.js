// What one can do: one listener for all buttons, however many files there are.
import { covered } from './canvas.js';
import { copy } from './dom.js';
import { chooseHere, chooseLess, commentHere, current, pressable, stepFile, stepHunk } from './keys.js';
import { cellsOf, patchOf, quoteOf, textOf } from './model.js';
import { readRange, withValues, writeRange } from './place.js';

/** @typedef {import('./view.js').View} View @typedef {import('./file.js').File} File */

/** @param {View} view @returns {(() => void)[]} what ends it */
export function acts(view) {
  const ends = new AbortController();
  const { signal } = ends;
  /** @param {EventTarget | null} target @returns {File | undefined} */
  const fileOf = target => (target instanceof Element ? view.files[Number(target.closest('article.diff')?.getAttribute('data-index') ?? -1)] : undefined);

  /** @type {Record<string, (element: HTMLElement, file: File | undefined) => unknown>} */
  const clicks = {
    unified: () => view.restyle({ split: false }),
    split: () => view.restyle({ split: true }),
    fold: (_, file) => file && view.fold(file, !file.open),
    'fold-all': () => all(view, false),
    'open-all': () => all(view, true),
    'found-next': () => view.search.step(1),
    'found-before': () => view.search.step(-1),
    'next-file': () => stepFile(view, 1),
    'previous-file': () => stepFile(view, -1),
    'next-hunk': () => stepHunk(view, 1),
    'previous-hunk': () => stepHunk(view, -1),
    'viewed-here': () => { const here = current(view); if (here && view.place.marks && view.current) setViewed(view, here, !view.marks.isViewed(here.head)); },
    'fold-here': () => { const here = current(view); if (here) { view.fold(here, !here.open); view.show(here, -1); } },
    'choose-here': () => chooseHere(view),
    'choose-less': () => chooseLess(view),
    'comment-here': () => { const place = commentHere(view); if (place) write(view, place.file, place.side, place.line); },
    jump: element => { const file = view.files[Number(element.dataset.index)]; view.show(file, -1); file.focus(); },
    'all-files': () => view.tree.all(),
    'more-text': (_, file) => { if (file) { file.shownText *= 4; view.canvas.changed(file); } },
    whole: (element, file) => { if (file) { file.whole.add(element.dataset.line ?? ''); view.canvas.changed(file); } },
    go: (element, file) => { const range = readRange(element.dataset.line ?? ''); if (file && range) view.choose(file, range, true); },
    'copy-path': (_, file) => file && told(view, copy(file.head.path)),
    'copy-file': (_, file) => file && (file.head.unwritable ? view.say(`It cannot be in a patch: ${file.head.unwritable}`) : told(view, copy(patch(view, file)))),
    'copy-hunk': (element, file) => file && copyHunk(view, file, Number(element.closest('tr')?.dataset.row)),
    'copy-lines': (_, file) => file && told(view, copy(lines(view, file))),
    'copy-link': (_, file) => file && view.chosen && told(view, copy(linkTo(view, file, view.chosen.range))),
    'choose-none': () => view.choose(null, null),
    'comment-file': (_, file) => { if (file) write(view, file, null, null); },
    'comment-lines': (_, file) => { if (file && view.chosen) write(view, file, view.chosen.range.side, view.chosen.range.to); },
    'write-no': () => stopWriting(view),
  };

  view.root.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest('button[data-act]');
    if (button instanceof HTMLElement) {
      clicks[button.dataset.act ?? '']?.(button, fileOf(button));
      return;
    }
    const number = target?.closest('td.n[data-side]');
    const file = fileOf(number ?? null);
    if (number instanceof HTMLElement && file) choose(view, file, /** @type {'old' | 'new'} */ (number.dataset.side), Number(number.textContent), event.shiftKey);
  }, { signal });

  view.root.addEventListener('change', event => {
    const element = event.target;
    if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) return;
    switch (element.dataset.act) {
      case 'whitespace': view.restyle({ loose: /** @type {HTMLInputElement} */ (element).checked }); break;
      case 'wrap': view.restyle({ wrap: /** @type {HTMLInputElement} */ (element).checked }); break;
      case 'tab': view.restyle({ tab: Number(element.value) }); break;
      case 'version': case 'against': view.versions.pick(); break;
      case 'viewed': { const file = fileOf(element); if (file) setViewed(view, file, /** @type {HTMLInputElement} */ (element).checked); break; }
    }
  }, { signal });

  view.root.addEventListener('submit', event => {
    event.preventDefault();
    const { writing } = view.talk;
    const file = view.files.find(one => one.head.key === writing?.key);
    if (!file || !writing || !writing.text.trim()) return;
    view.talk.writing = null;
    view.marks.comment(file.head, writing.side, writing.line, writing.text.trim(), quoteOf(file.rows, writing.side, writing.line));
    view.relay(file);
  }, { signal });

  let due = 0;
  view.search.field.addEventListener('input', () => {
    clearTimeout(due);
    due = setTimeout(() => view.search.look(true), 120);
  }, { signal });
  view.search.field.addEventListener('keydown', event => {
    if (event.key === 'Enter') { event.preventDefault(); view.search.step(event.shiftKey ? -1 : 1); }
    if (event.key === 'Escape') { view.search.field.value = ''; view.search.look(false); }
  }, { signal });

  // Which file one is in, for the tree; rarely, since it is only looked at.
  let late = 0;
  addEventListener('scroll', () => {
    if (late) return;
    late = setTimeout(() => { late = 0; view.tree.at(view.inView()?.file); }, 150);
  }, { signal, passive: true });

  return [pressable(view), () => { ends.abort(); clearTimeout(due); clearTimeout(late); }];
}

/** @param {View} view @param {Promise<boolean>} copied */
async function told(view, copied) {
  try {
    view.say(await copied ? 'Copied' : 'The browser did not let it be copied.');
  } catch {
    view.say('It could not be copied.');
  }
}

/** @param {View} view @param {boolean} open */
function all(view, open) {
  for (const file of view.files) {
    file.open = open && file.loaded;
    if (file.article) file.fill();
  }
  view.canvas.start();
}

/** @param {View} view @param {File} file @param {boolean} viewed */
function setViewed(view, file, viewed) {
  // Where one looks stays: the file folds below its header.
  const before = file.article?.getBoundingClientRect().top ?? 0;
  file.open = !viewed && file.loaded;
  view.marks.view(file.head, viewed);
  view.canvas.changed(file);
  if (viewed && before < covered()) view.show(file, -1);
}

/** @param {View} view @param {File} file @param {'old' | 'new'} side @param {number} line @param {boolean} more */
function choose(view, file, side, line, more) {
  const { chosen } = view;
  const start = more && chosen?.file === file && chosen.range.side === side ? chosen.range.from : line;
  view.choose(file, { side, from: Math.min(start, line), to: Math.max(start, line) });
}

/** @param {View} view @param {File} file @param {'old' | 'new' | null} side @param {number | null} line */
function write(view, file, side, line) {
  stopWriting(view);
  view.talk.writing = { key: file.head.key, side, line, text: '', content: file.head.content, quote: quoteOf(file.rows, side, line) };
  if (!file.open && file.loaded) {
    file.open = true;
    view.canvas.changed(file);
  }
  view.relay(file);
  view.root.querySelector('form.write textarea')?.scrollIntoView({ block: 'nearest' });
  /** @type {HTMLElement | null} */ (view.root.querySelector('form.write textarea'))?.focus({ preventScroll: true });
}

/** @param {View} view */
function stopWriting(view) {
  const { writing } = view.talk;
  view.talk.writing = null;
  const file = view.files.find(one => one.head.key === writing?.key);
  if (file) view.relay(file);
}

/** Lines of another version are others: a link says of which, as soon as there are several. @param {View} view @param {File} file @param {import('./place.js').Range} range */
function linkTo(view, file, range) {
  const { head } = view;
  const version = head && head.versions.length > 1 && head.version !== undefined ? String(head.version) : null;
  return withValues(location.href, { file: file.head.key, lines: writeRange(range), version });
}

/** As the server writes it, which `git apply` takes. @param {View} view @param {File} file @param {number | null} [hunk] one of its hunks, 1 for the first @returns {Promise<string>} */
async function patch(view, file, hunk = null) {
  const address = withValues(new URL(view.versions.address(view.place.patch), location.href).href, { repo: file.head.repo, file: file.head.path, hunk: hunk === null ? null : String(hunk) });
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** @param {View} view @param {File} file @param {number} row */
async function copyHunk(view, file, row) {
  const first = file.rows[row];
  if (first?.type !== 'hunk') return;
  // The same path may be there twice: the server counts through all that have it.
  const before = view.files.slice(0, file.index).filter(one => one.head.repo === file.head.repo && one.head.path === file.head.path).flatMap(one => one.parts);
  const number = [...before, ...file.parts.slice(0, file.parts.indexOf(first.part) + 1)].filter(part => part.h !== undefined).length;
  let bare = false;
  const whole = file.head.unwritable ? Promise.reject(new Error(file.head.unwritable)) : patch(view, file, number);
  await told(view, copy(whole.catch(() => { bare = true; return hunk(file, first.part); })));
  if (bare) view.say(file.head.unwritable ? `Copied as it stands here. It cannot be in a patch: ${file.head.unwritable}` : 'Copied as it stands here: the server did not answer, so it has no file names for git apply.');
}

/** @param {File} file @param {import('./model.js').Part} first */
function hunk(file, first) {
  const from = file.parts.indexOf(first);
  const next = file.parts.findIndex((part, at) => at > from && part.h !== undefined);
  const parts = file.parts.slice(from, next < 0 ? undefined : next).filter(part => part.p === undefined);
  return `${[first.h, ...parts.flatMap(patchOf)].join('\n')}\n`;
}

/** @param {View} view @param {File} file */
function lines(view, file) {
  const range = view.chosen?.range;
  if (!range) return '';
  return file.rows.flatMap(row => {
    const cells = row.type === 'pair' ? [range.side === 'old' ? row.left : row.right] : row.type === 'line' && row[range.side] ? cellsOf(row).map(cell => ({ ...cell, number: row[range.side] })) : [];
    return cells.filter(cell => cell && cell.number >= range.from && cell.number <= range.to).map(cell => textOf(/** @type {any} */ (cell)));
  }).join('\n');
}

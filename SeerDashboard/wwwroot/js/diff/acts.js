// What one can do: one listener for all buttons, however many files there are.
import { covered } from './canvas.js';
import { copy } from './dom.js';
import { cellsOf, patchOf, textOf } from './model.js';
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
    'viewed-here': () => { const here = current(view); if (here && view.place.marks) setViewed(view, here, !view.marks.isViewed(here.head)); },
    'fold-here': () => { const here = current(view); if (here) { view.fold(here, !here.open); view.show(here, -1); } },
    jump: element => { const file = view.files[Number(element.dataset.index)]; view.show(file, -1); file.focus(); },
    'all-files': () => view.tree.all(),
    'more-text': (_, file) => { if (file) { file.shownText *= 4; view.canvas.changed(file); } },
    whole: (element, file) => { if (file) { file.whole.add(element.dataset.line ?? ''); view.canvas.changed(file); } },
    go: (element, file) => { const range = readRange(element.dataset.line ?? ''); if (file && range) view.choose(file, range, true); },
    'copy-path': (_, file) => file && told(view, copy(file.head.path)),
    'copy-file': (_, file) => file && told(view, copy(patch(view, file))),
    'copy-hunk': (element, file) => file && told(view, copy(hunk(file, Number(element.closest('tr')?.dataset.row)))),
    'copy-lines': (_, file) => file && told(view, copy(lines(view, file))),
    'copy-link': (_, file) => file && view.chosen && told(view, copy(withValues(location.href, { file: file.head.key, lines: writeRange(view.chosen.range) }))),
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
    view.marks.comment(file.head, writing.side, writing.line, writing.text.trim());
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

  return [() => { ends.abort(); clearTimeout(due); clearTimeout(late); }];
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

/** The file one is in: where the keys stand if that is seen, else the one at the top. @param {View} view */
function current(view) {
  const { here } = view;
  if (here) {
    const top = view.canvas.topOf(here.file, here.row) - scrollY;
    if (top >= 0 && top < innerHeight) return here.file;
  }
  return view.inView()?.file;
}

/** @param {View} view @param {1 | -1} by */
function stepFile(view, by) {
  const { files } = view;
  const now = current(view);
  if (!now) return;
  const index = files.indexOf(now);
  // From the middle of a file, back is to its own beginning; from nowhere, on is to the first.
  const begun = view.canvas.topOf(now, -1) < scrollY + covered() - 8;
  const before = view.canvas.topOf(now, -1) > scrollY + covered() + 60 && !view.here;
  const to = by > 0 ? (before ? index : index + 1) : begun ? index : index - 1;
  const file = files[Math.min(files.length - 1, Math.max(0, to))];
  view.show(file, -1);
  file.focus();
}

/** @param {View} view @param {1 | -1} by */
function stepHunk(view, by) {
  const { here, files } = view;
  const line = scrollY + covered() + 48;
  const top = here ? view.canvas.topOf(here.file, here.row) : 0;
  const seen = here && top >= scrollY && top < scrollY + innerHeight;
  /** @type {{ file: File, row: number } | null} */
  let last = null;
  for (const file of files) {
    if (!file.open) continue;
    for (let row = 0; row < file.rows.length; row++) {
      if (file.rows[row].type !== 'hunk') continue;
      const after = seen && here ? file.index > here.file.index || (file === here.file && row > here.row) : view.canvas.topOf(file, row) > line + 4;
      const at = seen && here ? file === here.file && row === here.row : Math.abs(view.canvas.topOf(file, row) - line) <= 4;
      if (after && by > 0) { view.show(file, row); return; }
      if ((after || at) && by < 0) { if (last) view.show(last.file, last.row); return; }
      last = { file, row };
    }
  }
  if (by < 0 && last) view.show(last.file, last.row);
}

/** @param {View} view @param {File} file @param {boolean} viewed */
function setViewed(view, file, viewed) {
  // Where one looks stays: the file folds below its header.
  const before = file.article?.getBoundingClientRect().top ?? 0;
  file.open = !viewed;
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
  view.talk.writing = { key: file.head.key, side, line, text: '' };
  if (!file.open) file.open = true;
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

/** As the server writes it, which `git apply` takes. @param {View} view @param {File} file @returns {Promise<string>} */
async function patch(view, file) {
  const address = withValues(new URL(view.versions.address(view.place.patch), location.href).href, { repo: file.head.repo, file: file.head.path });
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** @param {File} file @param {number} row */
function hunk(file, row) {
  const first = file.rows[row];
  if (first?.type !== 'hunk') return '';
  const from = file.parts.indexOf(first.part);
  const next = file.parts.findIndex((part, at) => at > from && part.h !== undefined);
  const parts = file.parts.slice(from, next < 0 ? undefined : next);
  return `${[first.part.h, ...parts.flatMap(patchOf)].join('\n')}\n`;
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

// Other code came, or another version was picked: what one looks at stays where it is.
import { Flow, Window, covered } from './canvas.js';
import { hasLine } from './model.js';
import { readRange } from './place.js';

/** @typedef {import('./view.js').View} View @typedef {import('./file.js').File} File @typedef {import('./model.js').Row} Row */
/** @typedef {{ key: string, side: 'old' | 'new' | null, line: number, top: number, held: string | null }} Looked */

/** A line of a row that is there on the new side where it can be. @param {Row} row @returns {{ side: 'old' | 'new', line: number } | null} */
function lineOf(row) {
  if (row.type === 'line') return row.new ? { side: 'new', line: row.new } : { side: 'old', line: row.old };
  if (row.type !== 'pair') return null;
  if (row.right) return { side: 'new', line: row.right.number };
  return row.left ? { side: 'old', line: row.left.number } : null;
}

/** What is looked at now; null while nothing of the changes is at the top of what is seen. @param {View} view @returns {Looked | null} */
export function looked(view) {
  const edge = scrollY + covered();
  const file = view.inView()?.file;
  if (!file || view.canvas.topOf(file, -1) > edge + 60) return null;
  const focused = document.activeElement?.closest('article.diff');
  const held = focused ? view.files[Number(focused.getAttribute('data-index'))]?.head.key ?? null : null;
  let [from, to] = [0, file.open ? file.heights.count : 0];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (view.canvas.topOf(file, middle) < edge + 40) from = middle + 1; else to = middle;
  }
  for (let row = from; file.open && row < file.rows.length; row++) {
    const line = lineOf(file.rows[row]);
    if (line) return { key: file.head.key, ...line, top: view.canvas.topOf(file, row) - scrollY, held };
  }
  return { key: file.head.key, side: null, line: 0, top: view.canvas.topOf(file, -1) - scrollY, held };
}

/** The row of a line, or the first one after it. @param {File} file @param {Looked} was */
function rowOf(file, { side, line }) {
  if (!side) return -1;
  const same = file.rows.findIndex(row => hasLine(row, side, line));
  if (same >= 0) return same;
  return file.rows.findIndex(row => { const one = lineOf(row); return one?.side === side && one.line >= line; });
}

/** Comes back to it. @param {View} view @param {Looked | null} was */
export function stay(view, was) {
  const asked = new URLSearchParams(location.search);
  const range = readRange(asked.get('lines'));
  const chosen = range && view.files.find(file => file.head.key === asked.get('file'));
  if (chosen && range) view.choose(chosen, range);
  back(view, was);
  view.files.find(one => one.head.key === was?.held)?.focus();
}

/** What was looked at is where it was. @param {View} view @param {Looked | null} was */
export function back(view, was) {
  const file = was && view.files.find(one => one.head.key === was.key);
  if (!was || !file) return;
  const row = file.open ? rowOf(file, was) : -1;
  // What stands above it is drawn first: it would push it away later.
  if (view.canvas instanceof Flow) for (const one of view.files.slice(0, file.index + 1)) while (one.more(Infinity));
  for (let turn = 0; turn < 2; turn++) {
    scrollTo({ top: Math.max(0, view.canvas.topOf(file, row) - was.top), behavior: 'instant' });
    if (view.canvas instanceof Window) view.canvas.draw();
  }
}

// What keys do: where they stand, where they lead, and which lines they choose.
import { covered } from './canvas.js';
import { button } from './dom.js';
import { firstChange, hasLine, lineOn } from './model.js';

/** @typedef {import('./view.js').View} View @typedef {import('./file.js').File} File */

const pressed = ['next-file', 'previous-file', 'next-hunk', 'previous-hunk', 'viewed-here', 'fold-here', 'choose-here', 'choose-less', 'comment-here'];

/** Keys press buttons (Keyboard.razor.js): these are for them alone. @param {View} view @returns {() => void} what ends it */
export function pressable(view) {
  const place = document.createElement('span');
  place.hidden = true;
  place.append(...pressed.map(act => button(act, act)));
  view.root.append(place);
  return () => place.remove();
}

/** The file one is in: where the keys stand if that is seen, else the one at the top. @param {View} view */
export function current(view) {
  const { here } = view;
  if (here) {
    const top = view.canvas.topOf(here.file, here.row) - scrollY;
    if (top >= 0 && top < innerHeight) return here.file;
  }
  return view.inView()?.file;
}

/** @param {View} view @param {1 | -1} by */
export function stepFile(view, by) {
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
export function stepHunk(view, by) {
  const { here, files } = view;
  const line = scrollY + covered() + 48;
  const top = here ? view.canvas.topOf(here.file, here.row) : 0;
  const seen = here && top >= scrollY && top < scrollY + innerHeight;
  const from = seen && here ? here.file : view.inView()?.file;
  for (let index = from?.index ?? 0; index >= 0 && index < files.length; index += by) {
    const file = files[index];
    if (!file.open) continue;
    const { rows } = file;
    let last = -1;
    for (let row = 0; row < rows.length; row++) {
      if (rows[row].type !== 'hunk') continue;
      const after = seen && here ? index > here.file.index || (file === here.file && row > here.row) : view.canvas.topOf(file, row) > line + 4;
      const at = seen && here ? file === here.file && row === here.row : Math.abs(view.canvas.topOf(file, row) - line) <= 4;
      if (after && by > 0) { view.show(file, row); return; }
      if ((after || at) && by < 0) break;
      last = row;
    }
    if (by < 0 && last >= 0) { view.show(file, last); return; }
  }
}

/** The first changed line of where the keys stand. @param {View} view */
function changeHere(view) {
  const { here } = view;
  const file = current(view);
  if (!file?.open || file.heights.count === 0) return null;
  const from = here?.file === file && here.row >= 0 ? here.row : 0;
  const hunk = file.rows.findLastIndex((row, at) => at <= from && row.type === 'hunk');
  const first = firstChange(file.rows, Math.max(0, hunk));
  return first && { file, ...first };
}

/** Chooses a line, or one more than are chosen. @param {View} view */
export function chooseHere(view) {
  const { chosen } = view;
  const here = chosen ? null : changeHere(view);
  if (here) select(view, here.file, here.side, here.line, here.line);
  if (!chosen) return;
  const { file, range: { side, from, to } } = chosen;
  if (file.rows.some(row => hasLine(row, side, to + 1))) select(view, file, side, from, to + 1);
}

/** One line less; none after the last. @param {View} view */
export function chooseLess(view) {
  if (!view.chosen) return;
  const { file, range: { side, from, to } } = view.chosen;
  if (to > from) select(view, file, side, from, to - 1);
  else view.choose(null, null);
}

/** What a comment is about: the chosen lines, or what changed where the keys stand. @param {View} view @returns {{ file: File, side: 'old' | 'new', line: number } | null} */
export function commentHere(view) {
  if (!view.place.comments || !view.current) return null;
  if (view.chosen) return { file: view.chosen.file, side: view.chosen.range.side, line: view.chosen.range.to };
  return changeHere(view);
}

/** @param {View} view @param {File} file @param {'old' | 'new'} side @param {number} from @param {number} to */
function select(view, file, side, from, to) {
  view.choose(file, { side, from, to });
  view.canvas.reach(file, file.rows.findIndex(row => lineOn(row, side) === to && row.type !== 'below'));
  view.say(`${side === 'old' ? 'Old line' : 'Line'}${from === to ? ` ${from}` : `s ${from} to ${to}`} chosen`);
}

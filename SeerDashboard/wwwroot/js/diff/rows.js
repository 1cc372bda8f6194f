// Draws rows of a file's table.
import { button, make, visible } from './dom.js';
import { textOf, unpacked } from './model.js';
import { piecesOf } from './pieces.js';

/** @typedef {import('./model.js').Row} Row @typedef {import('./model.js').Cell} Cell @typedef {import('./model.js').Part} Part */

/** Longer lines are cut, until somebody wants to see them whole. */
export const longLine = 2000;

/**
 * What a row needs to know of its file.
 * @typedef {{ names: string[], whole: Set<string>, found: (cell: Cell) => number[] | undefined, drawn: (cell: Cell, place: HTMLElement) => void,
 *   below: (side: 'old' | 'new', line: number) => HTMLElement[] }} Around
 */

/** @type {WeakMap<Part, { words: Map<number, number[]>, marks: Map<number, number[]> }>} */
const indexed = new WeakMap();

/** @param {Part} part */
function indexOf(part) {
  let index = indexed.get(part);
  if (!index) indexed.set(part, index = { words: unpacked(part.w), marks: unpacked(part.i) });
  return index;
}

/** Draws the text of a line, anew when its colours came or something was found in it. @param {HTMLElement} place @param {Cell} cell @param {Around} around */
export function paint(place, cell, around) {
  const { part, at } = cell;
  const text = textOf(cell);
  const index = indexOf(part);
  const cut = text.length > longLine && !around.whole.has(`${part.f}:${part.o}:${part.n}:${at}`);
  const shown = cut ? text.slice(0, longLine) : text;
  const pieces = piecesOf(shown, {
    colours: part.colours?.[at], words: cell.kind === 'ctx' ? undefined : index.words.get(at), marks: index.marks.get(at), found: around.found(cell), names: around.names,
  });
  if (pieces.length === 1 && !pieces[0].classes) place.textContent = shown;
  else place.replaceChildren(...pieces.map(pieceOf));
  if (cut) {
    const more = button('whole', `… and ${(text.length - longLine).toLocaleString('en-US')} more characters`, undefined, 'whole');
    more.dataset.line = `${part.f}:${part.o}:${part.n}:${at}`;
    place.append(more);
  }
  if (part.c?.includes(at)) place.append(Object.assign(make('em', 'end', '␍'), { title: 'carriage return' }));
  if (part.e?.includes(at)) place.append(make('em', 'end', 'no line end at the end of the file'));
}

/** @param {import('./pieces.js').Piece} piece @returns {string | HTMLElement} */
function pieceOf({ text, classes, name }) {
  if (!classes) return text;
  const span = make(classes.startsWith('f') || classes.includes(' f') ? 'mark' : 'span', classes, text);
  if (name) span.title = name;
  return span;
}

/** @param {HTMLTableRowElement} row @param {number} number @param {'old' | 'new'} side */
function numberCell(row, number, side) {
  const cell = make('td', 'n', number ? String(number) : '');
  if (number) cell.dataset.side = side;
  row.append(cell);
}

const signs = { add: '+', del: '−', ctx: '' };

/** @param {HTMLTableRowElement} row @param {Cell} cell @param {Around} around */
function textCell(row, cell, around) {
  row.append(make('td', `g ${cell.kind}`, signs[cell.kind]));
  const text = make('td', `t ${cell.kind}`);
  paint(text, cell, around);
  around.drawn(cell, text);
  row.append(text);
  return text;
}

/** @param {Row} row @param {Around} around @param {boolean} split @returns {HTMLTableRowElement} */
export function draw(row, around, split) {
  const element = make('tr');
  switch (row.type) {
    case 'hunk': {
      element.className = 'h';
      const text = make('td', 't');
      if (split) text.colSpan = 5;
      text.append(...visible(row.part.h ?? ''), button('copy-hunk', 'Copy', 'Copy this hunk', 'tool hunk'));
      if (split) element.append(make('td', 'n'), text);
      else element.append(make('td', 'n'), make('td', 'n'), make('td', 'g'), text);
      break;
    }
    case 'below': {
      element.className = 'below';
      const place = make('td');
      place.colSpan = split ? 6 : 4;
      place.append(...around.below(row.side, row.line));
      element.append(place);
      break;
    }
    case 'line': {
      element.className = row.kind;
      element.dataset.testid = 'diff-line';
      element.dataset.kind = row.kind;
      numberCell(element, row.old, 'old');
      numberCell(element, row.new, 'new');
      textCell(element, { kind: row.kind, part: row.part, at: row.at, number: row.new || row.old }, around);
      break;
    }
    case 'pair': {
      element.className = 'pair';
      for (const [side, cell] of /** @type {['old' | 'new', Cell | null][]} */ ([['old', row.left], ['new', row.right]])) {
        numberCell(element, cell?.number ?? 0, side);
        if (!cell) {
          const empty = make('td', 'none');
          empty.colSpan = 2;
          element.append(empty);
          continue;
        }
        const text = textCell(element, cell, around);
        // A line on both sides is one line.
        if (cell.kind === 'ctx' && side === 'new') continue;
        text.dataset.testid = 'diff-line';
        text.dataset.kind = cell.kind;
      }
      break;
    }
  }
  return element;
}

/** The heads of the columns: for who hears the table, not seen. @param {boolean} split */
export function heads(split) {
  const head = make('thead');
  const row = make('tr');
  const names = split ? ['Old line', 'Change', 'Old text', 'New line', 'Change', 'New text'] : ['Old line', 'New line', 'Change', 'Text'];
  row.append(...names.map(name => Object.assign(make('th', '', name), { scope: 'col' })));
  head.append(row);
  return head;
}

/** Widths, which a table needs to know before all of its rows are there. @param {boolean} split */
export function columns(split) {
  const group = make('colgroup');
  group.append(...(split ? ['n', 'g', 't', 'n', 'g', 't'] : ['n', 'n', 'g', 't']).map(name => make('col', name)));
  return group;
}

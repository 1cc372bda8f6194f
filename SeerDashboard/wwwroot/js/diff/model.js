// What the diff is made of, and how its lines become rows. Knows no page: `node --test` runs it.

/**
 * @typedef {{ word: string, why: string, old?: number, new?: number }} Risk
 * @typedef {{ key: string, content: string, repo: string, path: string, oldPath?: string, status?: string, word?: string, added?: number, removed?: number,
 *   notes?: string[], rows?: number, last?: number, widest?: number, size?: number, fold?: string, late?: boolean, unwritable?: string, invisible?: string[], risks?: Risk[] }} FileHead
 * @typedef {{ number: number, at: string, iteration?: number }} Version
 * @typedef {{ repo?: string, path: string, important?: boolean }} Named
 * @typedef {{ title: string, text?: string, path?: string, active?: boolean }} Plan
 * @typedef {{ run: number, version?: number, current?: number, against?: number, againstRun?: number, versions: Version[], cause: Named[], plan: Plan[], files: FileHead[] }} Head
 */

/**
 * Some lines of a file. The first members are as the API writes them (Api/Changes/DiffJson.cs), but for ranges (`packed`); the last are what was found out here.
 * @typedef {{ f?: number, h?: string, o?: number, n?: number, k?: string, t?: string[], w?: string, i?: string, e?: number[], c?: number[], p?: string,
 *   colours?: (number[] | undefined)[], asked?: boolean }} Part
 */

/**
 * One side of a row: which line of which part, and its number.
 * @typedef {{ kind: 'add' | 'del' | 'ctx', part: Part, at: number, number: number }} Cell
 */

/**
 * A row: a hunk's header, a line (in two columns a pair of lines), or what is said below a line.
 * @typedef {{ type: 'hunk', part: Part }
 *   | { type: 'line', part: Part, at: number, kind: 'add' | 'del' | 'ctx', old: number, new: number }
 *   | { type: 'pair', left: Cell | null, right: Cell | null }
 *   | { type: 'below', side: 'old' | 'new', line: number }} Row
 */

const opening = ',"hunks":[';

/**
 * The first line of the answer.
 * @param {string} line
 * @returns {Head}
 */
export function readHead(line) {
  const end = line.lastIndexOf(opening);
  const head = JSON.parse(end < 0 ? line : `${line.slice(0, end)}}`);
  return { ...head, versions: head.versions ?? [], cause: head.cause ?? [], plan: head.plan ?? [], files: head.files ?? [] };
}

/**
 * Any further line; null for the last.
 * @param {string} line
 * @param {Map<string, string>} known texts of the parts before: a line that is there more than once is kept once
 * @returns {Part | null}
 */
export function readPart(line, known) {
  if (!line.startsWith('{')) return null;
  const part = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
  const texts = part.t ?? [];
  for (let at = 0; at < texts.length; at++) {
    const before = known.get(texts[at]);
    if (before === undefined) known.set(texts[at], texts[at]);
    else texts[at] = before;
  }
  if (part.w) part.w = packed(part.w);
  if (part.i) part.i = packed(part.i);
  return part;
}

/** Ranges of lines as one text, which takes a fifth of the room of lists: few of them are ever drawn. @param {number[][]} ranges */
const packed = ranges => ranges.join(';');

/** The ranges of each line that has some. @param {string | undefined} text @returns {Map<number, number[]>} */
export function unpacked(text) {
  return new Map((text?.split(';') ?? []).map(one => {
    const [line, ...ranges] = one.split(',').map(Number);
    return [line, ranges];
  }));
}

/**
 * The last line: what is worth a look; null for any other.
 * @param {string} line
 * @returns {(Risk & { file?: number })[] | null}
 */
export function readRisks(line) {
  return line.startsWith(']') ? JSON.parse(`{${line.slice(2)}`).risks ?? [] : null;
}

/** Cuts a stream into lines. */
export class Lines {
  #rest = '';

  /** @param {string} text @returns {string[]} the lines that are whole now */
  add(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines;
  }

  /** What is left when nothing more comes. */
  end() {
    return this.#rest ? [this.#rest] : [];
  }
}

/** @param {Part} part */
const texts = part => part.t ?? [];

/** The text without any space, as far as "only whitespace changed" goes. @param {string} text */
const bare = text => text.replace(/\s+/g, '');

/**
 * A stretch of changed lines, or one line that is on both sides.
 * @typedef {{ del: number[], add: number[] } | { old: number | null, new: number }} Block
 */

/**
 * The lines of a part as blocks. With `loose`, lines of which nothing but space changed are on both sides, as they are now.
 * @param {Part} part @param {boolean} loose
 * @returns {Block[]}
 */
export function blocks(part, loose) {
  const kinds = part.k ?? '';
  /** @type {Block[]} */
  const found = [];
  for (let at = 0; at < kinds.length;) {
    if (kinds[at] === ' ') {
      found.push({ old: null, new: at++ });
      continue;
    }
    /** @type {number[]} */
    const del = [];
    /** @type {number[]} */
    const add = [];
    while (kinds[at] === '-') del.push(at++);
    while (kinds[at] === '+') add.push(at++);
    if (loose) found.push(...loosened(part, del, add));
    else found.push({ del, add });
  }
  return found;
}

/** More is not compared with each other: it would hold the page up. */
const mostCompared = 160_000;

/**
 * Lines that are on both sides in the same order, as many as there can be: places in one list and in the other.
 * @param {number[]} del @param {number[]} add @param {(one: number, other: number) => boolean} same @returns {[number, number][]}
 */
function paired(del, add, same) {
  /** @type {[number, number][]} */
  const pairs = [];
  // What is left of a line that became another: its ends were compared before.
  if (del.length * add.length < 2) return pairs;
  if (del.length * add.length > mostCompared) {
    // Side by side, where they can stand so.
    if (del.length === add.length) for (let at = 0; at < del.length; at++) if (same(del[at], add[at])) pairs.push([at, at]);
    return pairs;
  }
  const width = add.length + 1;
  const best = new Uint16Array((del.length + 1) * width);
  for (let one = del.length - 1; one >= 0; one--) {
    for (let other = add.length - 1; other >= 0; other--) {
      best[one * width + other] = same(del[one], add[other]) ? best[(one + 1) * width + other + 1] + 1 : Math.max(best[(one + 1) * width + other], best[one * width + other + 1]);
    }
  }
  for (let one = 0, other = 0; one < del.length && other < add.length;) {
    if (same(del[one], add[other])) pairs.push([one++, other++]);
    else if (best[(one + 1) * width + other] >= best[one * width + other + 1]) one++;
    else other++;
  }
  return pairs;
}

/** @param {Part} part @param {number[]} del @param {number[]} add @returns {Block[]} */
function loosened(part, del, add) {
  // A stretch of one kind alone is compared with nothing.
  if (del.length === 0 || add.length === 0) return [{ del, add }];
  const all = texts(part).slice(del[0], add[add.length - 1] + 1).map(bare);
  /** @param {number} one @param {number} other */
  const same = (one, other) => all[one - del[0]] === all[other - del[0]];
  let from = 0;
  while (from < del.length && from < add.length && same(del[from], add[from])) from++;
  let end = 0;
  while (end < del.length - from && end < add.length - from && same(del[del.length - 1 - end], add[add.length - 1 - end])) end++;
  /** @type {Block[]} */
  const found = [];
  for (let at = 0; at < from; at++) found.push({ old: del[at], new: add[at] });
  let open = { del: /** @type {number[]} */ ([]), add: /** @type {number[]} */ ([]) };
  const close = () => { if (open.del.length + open.add.length > 0) found.push(open); open = { del: [], add: [] }; };
  const middle = { del: del.slice(from, del.length - end), add: add.slice(from, add.length - end) };
  let [before, after] = [0, 0];
  for (const [one, other] of [...paired(middle.del, middle.add, same), [middle.del.length, middle.add.length]]) {
    open.del.push(...middle.del.slice(before, one));
    open.add.push(...middle.add.slice(after, other));
    if (one === middle.del.length || other === middle.add.length) break;
    close();
    found.push({ old: middle.del[one], new: middle.add[other] });
    [before, after] = [one + 1, other + 1];
  }
  close();
  for (let at = end; at > 0; at--) found.push({ old: del[del.length - at], new: add[add.length - at] });
  return found;
}

/**
 * All rows of parts of a file.
 * @param {Part[]} parts @param {boolean} split two columns @param {boolean} loose changes of space alone are none
 * @returns {Row[]}
 */
export const rowsOf = (parts, split, loose) => parts.flatMap(part => rowsOfPart(part, split, loose));

/**
 * How many rows there are, without making any.
 * @param {Part[]} parts @param {boolean} split @param {boolean} loose
 */
export const countOf = (parts, split, loose) => parts.reduce((sum, part) => sum + countOfPart(part, split, loose), 0);

const [plus, minus] = ['+', '-'].map(sign => sign.charCodeAt(0));

/** @param {Part} part @param {boolean} split @param {boolean} loose */
function countOfPart(part, split, loose) {
  if (part.p !== undefined) return 0;
  const kinds = part.k ?? '';
  const above = part.h === undefined ? 0 : 1;
  // Only lines that are on both sides can be fewer rows than lines.
  if (!kinds.includes('-') || !kinds.includes('+') || !(split || loose)) return above + kinds.length;
  let count = above;
  for (let at = 0; at < kinds.length;) {
    const from = at;
    while (kinds.charCodeAt(at) === minus) at++;
    const middle = at;
    while (kinds.charCodeAt(at) === plus) at++;
    if (at === from) {
      count++;
      at++;
    } else if (loose && from < middle && middle < at) {
      for (const block of loosened(part, places(from, middle), places(middle, at))) {
        count += !('del' in block) ? 1 : split ? Math.max(block.del.length, block.add.length) : block.del.length + block.add.length;
      }
    } else {
      count += split ? Math.max(middle - from, at - middle) : at - from;
    }
  }
  return count;
}

/** @param {number} from @param {number} to */
function places(from, to) {
  /** @type {number[]} */
  const all = [];
  for (let at = from; at < to; at++) all.push(at);
  return all;
}

/** @param {Part} part @param {boolean} split @param {boolean} loose @returns {Row[]} */
function rowsOfPart(part, split, loose) {
  if (part.p !== undefined) return [];
  /** @type {Row[]} */
  const rows = [];
  if (part.h !== undefined) rows.push({ type: 'hunk', part });
  const numbers = { old: part.o ?? 0, new: part.n ?? 0 };
  for (const block of blocks(part, loose)) {
    if (!('del' in block)) {
      const [before, after] = [numbers.old++, numbers.new++];
      if (split) {
        // The old side shows what was there, the new side what is.
        rows.push({ type: 'pair', left: { kind: 'ctx', part, at: block.old ?? block.new, number: before }, right: { kind: 'ctx', part, at: block.new, number: after } });
      } else {
        rows.push({ type: 'line', part, at: block.new, kind: 'ctx', old: before, new: after });
      }
    } else if (split) {
      for (let at = 0; at < Math.max(block.del.length, block.add.length); at++) {
        rows.push({
          type: 'pair',
          left: at < block.del.length ? { kind: 'del', part, at: block.del[at], number: numbers.old++ } : null,
          right: at < block.add.length ? { kind: 'add', part, at: block.add[at], number: numbers.new++ } : null,
        });
      }
    } else {
      for (const at of block.del) rows.push({ type: 'line', part, at, kind: 'del', old: numbers.old++, new: 0 });
      for (const at of block.add) rows.push({ type: 'line', part, at, kind: 'add', old: 0, new: numbers.new++ });
    }
  }
  return rows;
}

/**
 * The lines that a row shows, from left to right; one that is on both sides once.
 * @param {Row} row
 * @returns {Cell[]}
 */
export function cellsOf(row) {
  if (row.type === 'line') return [{ kind: row.kind, part: row.part, at: row.at, number: row.kind === 'del' ? row.old : row.new }];
  if (row.type !== 'pair') return [];
  const { left, right } = row;
  if (left?.kind === 'ctx' && right) return [right];
  return [left, right].filter(cell => cell !== null);
}

/** The number of a row's line on a side; 0 when it has none. @param {Row} row @param {'old' | 'new'} side */
export function lineOn(row, side) {
  if (row.type === 'line') return row[side];
  if (row.type !== 'pair') return 0;
  return (side === 'old' ? row.left : row.right)?.number ?? 0;
}

/** Whether a row has the line of that number. @param {Row} row @param {'old' | 'new'} side @param {number} line */
export const hasLine = (row, side, line) => row.type !== 'hunk' && row.type !== 'below' && lineOn(row, side) === line;

/** What changed first below a hunk's header: which line, on the side where it is. @param {Row[]} rows @param {number} hunk @returns {{ side: 'old' | 'new', line: number } | null} */
export function firstChange(rows, hunk) {
  /** @type {{ side: 'old' | 'new', line: number } | null} */
  let first = null;
  for (let at = hunk + 1; at < rows.length && rows[at].type !== 'hunk'; at++) {
    const row = rows[at];
    if (row.type === 'below' || row.type === 'hunk') continue;
    const side = lineOn(row, 'new') ? 'new' : 'old';
    const is = { side: /** @type {'old' | 'new'} */ (side), line: lineOn(row, side) };
    if (row.type === 'line' ? row.kind !== 'ctx' : row.left?.kind !== 'ctx' || row.right?.kind !== 'ctx') return is;
    first ??= is;
  }
  return first;
}

/**
 * Puts rows for what is said below lines.
 * @param {Row[]} rows @param {{ side: 'old' | 'new', line: number }[]} places
 * @returns {Row[]}
 */
export function withBelow(rows, places) {
  if (places.length === 0) return rows;
  /** @type {Record<'old' | 'new', Map<number, Row[]>>} */
  const at = { old: new Map(), new: new Map() };
  for (const { side, line } of places) {
    at[side].set(line, [...at[side].get(line) ?? [], { type: 'below', side, line }]);
  }
  /** @type {Row[]} */
  const all = [];
  for (const row of rows) {
    all.push(row);
    if (row.type === 'hunk' || row.type === 'below') continue;
    all.push(...at.old.get(lineOn(row, 'old')) ?? [], ...at.new.get(lineOn(row, 'new')) ?? []);
  }
  return all;
}

/** The text of a line. @param {{ part: Part, at: number }} cell */
export const textOf = cell => texts(cell.part)[cell.at] ?? '';

/** The text of a part as a patch has it. @param {Part} part */
export function patchOf(part) {
  const kinds = part.k ?? '';
  return texts(part).map((text, at) => `${kinds[at]}${text}${part.e?.includes(at) ? '\n\\ No newline at end of file' : ''}`);
}

/** More of a line is not kept with what is said of it: as the server has it (Runs/Reviewing/ReviewComment.cs). */
const longestQuote = 200;

/** What a line says, as it is kept with a comment; null when it is not among the rows. @param {Row[]} rows @param {'old' | 'new' | null} [side] @param {number | null} [line] */
export function quoteOf(rows, side, line) {
  if (!side || !line) return null;
  const row = rows.find(one => lineOn(one, side) === line);
  const cell = row?.type === 'pair' ? (side === 'old' ? row.left : row.right) : row?.type === 'line' ? row : null;
  return cell ? textOf(cell).slice(0, longestQuote) : null;
}

/**
 * Where a query is found in a row's lines.
 * @param {Row} row @param {RegExp} query global
 * @returns {{ cell: Cell, from: number, to: number }[]}
 */
export function findIn(row, query) {
  const found = [];
  for (const cell of cellsOf(row)) {
    for (const match of textOf(cell).matchAll(query)) {
      if (match[0].length > 0) found.push({ cell, from: match.index, to: match.index + match[0].length });
    }
  }
  return found;
}

/** What is searched for, taken literally, in any case. @param {string} text */
export const literal = text => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');

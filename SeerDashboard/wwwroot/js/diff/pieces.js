// A line of code cut into pieces that are drawn alike. Knows no page.

/**
 * A piece: its text, its classes, and what an invisible character is called.
 * @typedef {{ text: string, classes: string, name?: string }} Piece
 */

/** What highlight.js calls things, by the classes that diff.css knows. */
export const classes = ['', 'k', 's', 'm', 't', 'c', 'x', 'v'];

/** @type {Record<string, number>} */
const scopes = {
  keyword: 1, built_in: 1, literal: 1, tag: 1, name: 1, 'selector-tag': 1, operator: 1, type: 4,
  string: 2, regexp: 2, attr: 7, symbol: 2, addition: 2, 'char.escape': 2, link: 2,
  number: 3, title: 4, section: 4, attribute: 7, property: 7, variable: 7, 'template-variable': 7, subst: 0, params: 0,
  comment: 5, quote: 5, doctag: 5, meta: 6, deletion: 6, 'selector-class': 4, 'selector-id': 4, 'selector-attr': 7, 'selector-pseudo': 1, bullet: 1,
};

/** The place in `classes` of a scope such as `title.function`. @param {string | undefined} scope */
export function classOf(scope) {
  if (!scope) return 0;
  return scopes[scope] ?? scopes[scope.split('.')[0]] ?? 0;
}

/**
 * Cuts a text. All ranges are sorted, those of one kind do not overlap.
 * @param {string} text
 * @param {{ colours?: number[], words?: number[], marks?: number[], found?: number[], names?: string[] }} ranges
 *   colours: start, end, class; words: start, end; marks: start, length, name; found: start, end, 1 for the one that is looked at
 * @returns {Piece[]}
 */
export function piecesOf(text, { colours = [], words = [], marks = [], found = [], names = [] }) {
  const cuts = new Set([0, text.length]);
  for (let at = 0; at < colours.length; at += 3) cuts.add(colours[at]).add(colours[at + 1]);
  for (let at = 0; at < words.length; at += 2) cuts.add(words[at]).add(words[at + 1]);
  for (let at = 0; at < marks.length; at += 3) cuts.add(marks[at]).add(marks[at] + marks[at + 1]);
  for (let at = 0; at < found.length; at += 3) cuts.add(found[at]).add(found[at + 1]);
  const places = [...cuts].filter(place => place >= 0 && place <= text.length).sort((one, other) => one - other);
  /** @type {Piece[]} */
  const pieces = [];
  let [colour, word, mark, hit] = [0, 0, 0, 0];
  for (let at = 0; at + 1 < places.length; at++) {
    const [from, to] = [places[at], places[at + 1]];
    while (colour < colours.length && colours[colour + 1] <= from) colour += 3;
    while (word < words.length && words[word + 1] <= from) word += 2;
    while (mark < marks.length && marks[mark] + marks[mark + 1] <= from) mark += 3;
    while (hit < found.length && found[hit + 1] <= from) hit += 3;
    const all = [];
    if (colour < colours.length && colours[colour] <= from && colours[colour + 2]) all.push(classes[colours[colour + 2]]);
    if (word < words.length && words[word] <= from) all.push('w');
    if (hit < found.length && found[hit] <= from) all.push(found[hit + 2] ? 'f now' : 'f');
    if (mark < marks.length && marks[mark] <= from) {
      const [code, ...name] = (names[marks[mark + 2]] ?? 'U+FFFD invisible character').split(' ');
      pieces.push({ text: code, classes: [...all, 'invisible-character'].join(' '), name: name.join(' ') });
    } else {
      pieces.push({ text: text.slice(from, to), classes: all.join(' ') });
    }
  }
  return pieces;
}

/**
 * What highlight.js made of a text, as ranges per line. The innermost scope that has a colour wins.
 * @param {{ children: any[], scope?: string }} root its tree of tokens
 * @param {number} lines
 * @returns {number[][]} per line: start, end, class
 */
export function rangesOf(root, lines) {
  /** @type {number[][]} */
  const all = Array.from({ length: lines }, () => []);
  let line = 0;
  let column = 0;
  /** @param {{ children: any[], scope?: string } | string} node @param {number} colour */
  const walk = (node, colour) => {
    if (typeof node !== 'string') {
      const own = classOf(node.scope) || colour;
      for (const child of node.children) walk(child, own);
      return;
    }
    let from = 0;
    for (;;) {
      const end = node.indexOf('\n', from);
      const length = (end < 0 ? node.length : end) - from;
      if (length > 0 && colour && line < lines) {
        const ranges = all[line];
        if (ranges.length > 0 && ranges[ranges.length - 2] === column && ranges[ranges.length - 1] === colour) ranges[ranges.length - 2] += length;
        else ranges.push(column, column + length, colour);
      }
      column += length;
      if (end < 0) return;
      line++;
      column = 0;
      from = end + 1;
    }
  };
  walk(root, 0);
  return all;
}

// How a line is cut into what is drawn alike, where rows are, and what addresses say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elided } from '../../SeerDashboard/wwwroot/js/diff/dom.js';
import { lay, sidesOf } from '../../SeerDashboard/wwwroot/js/diff/colours.js';
import { Heights } from '../../SeerDashboard/wwwroot/js/diff/heights.js';
import { languageOf, typeOf } from '../../SeerDashboard/wwwroot/js/diff/languages.js';
import { piecesOf, rangesOf } from '../../SeerDashboard/wwwroot/js/diff/pieces.js';
import { readLook, readRange, withValues, writeRange } from '../../SeerDashboard/wwwroot/js/diff/place.js';

test('pieces keep the whole text, and the colours of a word that changed', () => {
  const pieces = piecesOf('return "a" + b', { colours: [0, 6, 1, 7, 10, 2], words: [8, 14], found: [12, 13, 1] });
  assert.equal(pieces.map(piece => piece.text).join(''), 'return "a" + b');
  assert.deepEqual(pieces.map(piece => piece.classes), ['k', '', 's', 's w', 'w', 'w f now', 'w'].filter((_, at) => at < pieces.length));
});

test('an invisible character is named in place of itself', () => {
  assert.deepEqual(piecesOf('a\u202eb', { marks: [1, 1, 0], names: ['U+202E right-to-left override'] }).map(({ text, name }) => [text, name]),
    [['a', undefined], ['U+202E', 'right-to-left override'], ['b', undefined]]);
});

test('ranges follow the lines of the text, the innermost scope wins', () => {
  const root = { children: ['x ', { scope: 'string', children: ['"a\nb', { scope: 'subst', children: ['c'] }] }, { scope: 'title.function', children: ['f'] }] };
  assert.deepEqual(rangesOf(root, 2), [[2, 4, 2], [0, 2, 2, 2, 3, 4]]);
});

test('a side is coloured as one text, lines on both as they are now, and a very long line not at all', () => {
  const part = { k: ' -+', t: ['a', 'b', 'x'.repeat(3000)] };
  const { places, texts } = sidesOf(part);
  assert.deepEqual(texts, [['a', 'b'], ['a', '']]);
  lay(part, places, [[[0, 1, 1], [0, 1, 2]], [[0, 1, 3], []]]);
  assert.deepEqual(part.colours, [[0, 1, 3], [0, 1, 2], []]);
});

test('heights agree with themselves', () => {
  const heights = new Heights(1000, 20);
  assert.equal(heights.top(), 20000);
  assert.equal(heights.at(45), 2);
  assert.equal(heights.set(3, 20), false);
  assert.equal(heights.set(3, 60), true);
  assert.equal(heights.top(), 20040);
  for (let row = 0; row < 1000; row++) {
    assert.equal(heights.at(heights.top(row)), row);
    assert.equal(heights.at(heights.top(row + 1) - 1), row);
  }
  assert.equal(new Heights(0, 20).at(100), 0);
});

test('ranges are written as they are read', () => {
  for (const text of ['n12', 'o3-o9']) assert.equal(writeRange(readRange(text)), text);
  assert.deepEqual(readRange('n9-n3'), { side: 'new', from: 3, to: 9 });
  for (const text of [null, '', 'x1', 'n', 'n1-']) assert.equal(readRange(text), null);
  assert.equal(withValues('http://a/b?mode=split&x=1', { mode: null, lines: 'n1' }), 'http://a/b?x=1&lines=n1');
});

test('what is kept of the look is never more than a look', () => {
  assert.deepEqual(readLook('{"split":true,"tab":3,"wrap":"x","other":1}'), { split: true, loose: false, wrap: null, tab: 4 });
  assert.deepEqual(readLook('{'), { split: false, loose: false, wrap: null, tab: 4 });
});

test('paths are shortened from the left, at a folder', () => {
  assert.equal(elided('a/b.py', 20), 'a/b.py');
  assert.equal(elided('a/very/long/way/to/the/file.py', 14), '…/the/file.py');
});

test('languages go by the name of the file', () => {
  assert.deepEqual(['a/b.PY', 'Dockerfile.dev', 'x.kt', 'Main.fs', 'CMakeLists.txt', 'none', 'a.constructor', 'constructor'].map(languageOf), ['python', 'dockerfile', 'kotlin', 'fsharp', 'cmake', null, null, null]);
  assert.deepEqual(['a/b.py', '.gitignore', 'Makefile'].map(typeOf), ['.py', '.gitignore', 'Makefile']);
});

// How lines become rows. Run by `node --test`, and by ScriptTests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines, blocks, cellsOf, findIn, hasLine, literal, patchOf, readHead, readPart, readRisks, rowsOf, textOf, withBelow } from '../../SeerDashboard/wwwroot/js/diff/model.js';

const part = (kinds, texts, more = {}) => ({ f: 0, h: '@@ -1 +1 @@', o: 1, n: 1, k: kinds, t: texts, ...more });
const says = rows => rows.map(row => (row.type === 'hunk' ? row.part.h : row.type === 'below' ? `below ${row.side}${row.line}` : row.type === 'line' ? `${row.kind} ${row.old}/${row.new} ${textOf(row)}`
  : [row.left, row.right].map(cell => (cell ? `${cell.kind} ${cell.number} ${textOf(cell)}` : '')).join(' | ')));
const lines = rows => rows.flatMap(cellsOf).map(cell => `${cell.kind} ${textOf(cell)}`).sort();

test('a document cut anywhere is read line by line', () => {
  const document = '{"run":1,"files":[{"key":"a","path":"x,\\"hunks\\":["}],"hunks":[\n{"f":0,"k":"+","t":["a\\nb"]},\n{"k":"-","t":["c"]}\n],"risks":[{"word":"auth","why":"x"}]}';
  for (let at = 1; at < document.length; at++) {
    const reader = new Lines();
    const all = [...reader.add(document.slice(0, at)), ...reader.add(document.slice(at)), ...reader.end()];
    assert.equal(readHead(all[0]).files[0].path, 'x,"hunks":[');
    assert.deepEqual(all.slice(1).map(readPart).filter(Boolean).map(one => one.t), [['a\nb'], ['c']]);
    assert.deepEqual(readRisks(all.at(-1) ?? ''), [{ word: 'auth', why: 'x' }]);
  }
});

test('a head without anything has empty lists', () => assert.deepEqual(readHead('{"run":1,"hunks":[').files, []));

test('unified rows have both numbers', () => {
  assert.deepEqual(says(rowsOf([part(' -+ ', ['a', 'b', 'B', 'c'])], false, false)), ['@@ -1 +1 @@', 'ctx 1/1 a', 'del 2/0 b', 'add 0/2 B', 'ctx 3/3 c']);
});

test('split rows stand side by side', () => {
  assert.deepEqual(says(rowsOf([part(' --+', ['a', 'b', 'c', 'B'])], true, false)), ['@@ -1 +1 @@', 'ctx 1 a | ctx 1 a', 'del 2 b | add 2 B', 'del 3 c | ']);
});

test('numbers go on in the next part of a hunk', () => {
  assert.deepEqual(says(rowsOf([part('+', ['a']), { f: 0, o: 1, n: 2, k: '+', t: ['b'] }], false, false)), ['@@ -1 +1 @@', 'add 0/1 a', 'add 0/2 b']);
});

test('without changes of space, such lines are as they are now', () => {
  const rows = says(rowsOf([part('--++', ['if x:', 'a', '  if x:', 'b'])], false, true));
  assert.deepEqual(rows, ['@@ -1 +1 @@', 'ctx 1/1   if x:', 'del 2/0 a', 'add 0/2 b']);
});

test('without changes of space, a moved end is found too', () => {
  assert.deepEqual(blocks(part('-++', ['}', 'new', ' }']), true), [{ del: [], add: [1] }, { old: 0, new: 2 }]);
});

test('unified and split show the same lines, whatever the change', () => {
  let seed = 1;
  const dice = most => (seed = (seed * 48271) % 2147483647) % most;
  for (let round = 0; round < 500; round++) {
    const kinds = Array.from({ length: dice(30) }, () => ' -+'[dice(3)]).join('');
    const texts = Array.from(kinds, () => ['a', ' a', 'b', '', 'a b'][dice(5)]);
    for (const loose of [false, true]) assert.deepEqual(lines(rowsOf([part(kinds, texts)], true, loose)), lines(rowsOf([part(kinds, texts)], false, loose)));
    assert.equal(lines(rowsOf([part(kinds, texts)], false, false)).length, kinds.length);
  }
});

test('what is said stands below its line', () => {
  assert.deepEqual(says(withBelow(rowsOf([part('-+', ['a', 'b'])], false, false), [{ side: 'new', line: 1 }])), ['@@ -1 +1 @@', 'del 1/0 a', 'add 0/1 b', 'below new1']);
  assert.equal(hasLine(rowsOf([part('-', ['a'])], true, false)[1], 'old', 1), true);
});

test('a search takes the text literally, in any case', () => {
  const [, row] = rowsOf([part('+', ['x.Y(1) X.y(2)'])], false, false);
  assert.deepEqual(findIn(row, literal('x.y(')).map(hit => [hit.from, hit.to]), [[0, 4], [7, 11]]);
});

test('a hunk is copied as a patch has it', () => assert.deepEqual(patchOf(part('-+', ['a', 'b'], { e: [1] })), ['-a', '+b\n\\ No newline at end of file']));

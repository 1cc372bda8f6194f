// How lines become rows. Run by `node --test`, and by ScriptTests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines, blocks, cellsOf, countOf, findIn, firstChange, hasLine, lineOn, literal, patchOf, quoteOf, readHead, readPart, readRisks, rowsOf, textOf, unpacked, withBelow } from '../../SeerDashboard/wwwroot/js/diff/model.js';

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
    assert.deepEqual(all.slice(1).map(one => readPart(one, new Map())).filter(Boolean).map(one => one.t), [['a\nb'], ['c']]);
    assert.deepEqual(readRisks(all.at(-1) ?? ''), [{ word: 'auth', why: 'x' }]);
  }
});

test('a line that is there more than once is kept once', () => {
  const known = new Map();
  const parts = ['one', 'two'].map(path => readPart(`{"h":"${path}","k":"  ","t":["x = 1","${path}"]},`, known));
  assert.deepEqual(parts.map(one => one?.t), [['x = 1', 'one'], ['x = 1', 'two']]);
  assert.deepEqual([...known.keys()], ['x = 1', 'one', 'two']);
});

test('ranges of lines are what was sent', () => {
  const part = readPart('{"k":"-+","t":["a","b"],"w":[[0,1,2],[1,0,1,3,5]],"i":[[1,0,1,2]]}', new Map());
  assert.deepEqual([...unpacked(part?.w)], [[0, [1, 2]], [1, [0, 1, 3, 5]]]);
  assert.deepEqual([...unpacked(part?.i)], [[1, [0, 1, 2]]]);
  assert.deepEqual([...unpacked(undefined)], []);
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

test('without changes of space, code that was put into braces is two lines more', () => {
  const body = ['a();', 'b();', 'c();', 'd();', 'e();'];
  const rows = says(rowsOf([part('-----+++++++', [...body, 'if (x) {', ...body.map(line => `  ${line}`), '}'])], false, true));
  assert.deepEqual(rows.slice(1), ['add 0/1 if (x) {', ...body.map((line, at) => `ctx ${at + 1}/${at + 2}   ${line}`), 'add 0/7 }']);
});

test('without changes of space, lines that are too many to be compared stand side by side', () => {
  const many = Array.from({ length: 500 }, (_, at) => `line ${at}`);
  const rows = rowsOf([part('-'.repeat(502) + '+'.repeat(502), ['x', ...many, 'y', 'X', ...many.map(line => ` ${line}`), 'Y'])], false, true);
  assert.equal(rows.filter(row => row.type === 'line' && row.kind === 'ctx').length, 500);
});

test('a line is quoted as it is on its side, and not longer than it is kept', () => {
  for (const split of [false, true]) {
    const rows = rowsOf([part(' -+', ['a', 'b', 'B'.repeat(300)])], split, false);
    assert.deepEqual([quoteOf(rows, 'old', 2), quoteOf(rows, 'new', 2)?.length, quoteOf(rows, 'new', 1), quoteOf(rows, 'new', 9), quoteOf(rows, null, null)], ['b', 200, 'a', null, null]);
  }
});

test('the first change of a hunk is found on the side where it is', () => {
  const rows = rowsOf([part(' -+', ['a', 'b', 'B']), part('  ', ['c', 'd'], { o: 9, n: 9 }), part(' -', ['e', 'f'], { o: 20, n: 20 })], false, false);
  assert.deepEqual([0, 4, 7].map(at => firstChange(rows, at)), [{ side: 'old', line: 2 }, { side: 'new', line: 9 }, { side: 'old', line: 21 }]);
  assert.deepEqual(rows.slice(0, 3).map(row => lineOn(row, 'new')), [0, 1, 0]);
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

test('rows are as many as were counted, whatever the change', () => {
  let seed = 7;
  const dice = most => (seed = (seed * 48271) % 2147483647) % most;
  for (let round = 0; round < 2000; round++) {
    const parts = Array.from({ length: dice(4) }, () => {
      const kinds = Array.from({ length: dice(30) }, () => ' -+'[dice(3)]).join('');
      return part(kinds, Array.from(kinds, () => ['a', ' a', 'b', '', 'a b'][dice(5)]), [{}, { h: undefined }, { p: 'as it was sent', k: '', t: [] }][dice(9) > 6 ? dice(3) : 0]);
    });
    for (const split of [false, true]) for (const loose of [false, true]) assert.equal(countOf(parts, split, loose), rowsOf(parts, split, loose).length);
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

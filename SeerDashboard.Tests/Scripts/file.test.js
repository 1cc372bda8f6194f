// Which files have rows, and that they are the same rows however they came about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Window } from '../../SeerDashboard/wwwroot/js/diff/canvas.js';
import { File } from '../../SeerDashboard/wwwroot/js/diff/file.js';

Object.assign(globalThis, { addEventListener: () => {}, removeEventListener: () => {}, cancelAnimationFrame: () => {} });

const part = (at, more = {}) => ({ f: 0, h: `@@ -${at} +${at} @@`, o: at, n: at, k: ' -+', t: ['a', 'b', 'c'], ...more });

/** What files need of a view. Below these lines something is said. */
function viewOf(places = []) {
  const view = { look: { split: false, loose: false }, files: [], laid: [], undrew: () => {}, talk: { isSaid: () => places.length > 0, places: () => places } };
  view.canvas = { laid: file => view.laid.push(file) };
  return view;
}

const fileOf = (view, index = 0) => (view.files[index] = new File(view, { key: `k${index}`, content: 'c', repo: 'r', path: 'p' }, index));

test('a file of which nothing is said knows how high it is without its rows', () => {
  const view = viewOf();
  const file = fileOf(view);
  file.add([part(1), part(10)]);
  file.lay();
  assert.deepEqual([file.heights.count, view.laid.length], [8, 0]);
  assert.deepEqual([file.rows.length, view.laid.length], [8, 1]);
});

test('rows of parts that come later are put to those that are there', () => {
  for (const split of [false, true]) {
    const [slow, quick] = [viewOf(), viewOf()].map(view => { view.look.split = split; return fileOf(view); });
    slow.add([part(1)]);
    const { rows } = slow;
    slow.add([part(10), part(20)]);
    quick.add([part(1), part(10), part(20)]);
    assert.equal(slow.rows, rows);
    assert.deepEqual(slow.rows, quick.rows);
    assert.deepEqual([slow.heights.count, quick.heights.count], [rows.length, rows.length]);
  }
});

test('rows that were forgotten come back with what is said below them', () => {
  const view = viewOf([{ side: 'new', line: 2 }, { side: 'new', line: 99 }]);
  const file = fileOf(view);
  file.add([part(1)]);
  file.add([part(10)]);
  const before = file.rows;
  assert.deepEqual([before.length, file.heights.count, before[4]?.type, [...file.lost]], [9, 9, 'below', ['new99']]);
  file.forget();
  assert.notEqual(file.rows, before);
  assert.deepEqual(file.rows, before);
});

test('what is said of a file as a whole brings no row twice', () => {
  const view = viewOf();
  view.talk.isSaid = () => true;
  const file = fileOf(view);
  file.add([part(1)]);
  const rows = file.rows.length;
  file.drawn.set(0, { dataset: {} });
  file.add([part(10)]);
  let filled = 0;
  file.fill = () => filled++;
  file.retell();
  assert.deepEqual([rows, file.rows.length, file.heights.count, file.drawn.size, filled], [4, 8, 8, 1, 1]);
});

test('of files that are not drawn, only the last one looked at keeps its rows', () => {
  const view = viewOf();
  const files = [0, 1, 2].map(index => fileOf(view, index));
  for (const file of files) file.add([part(1)]);
  const canvas = view.canvas = new Window(view);
  const [drawn, first, second] = files;
  drawn.article = {};
  const kept = files.map(file => file.rows);
  assert.equal(second.rows, kept[2]);
  assert.equal(drawn.rows, kept[0]);
  assert.notEqual(first.rows, kept[1]);
  assert.notEqual(second.rows, kept[2]);
  canvas.stop();
});

// What is being written about a line goes on, or is said not to, when other code is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../SeerDashboard/wwwroot/js/diff/model.js';
import { Talk } from '../../SeerDashboard/wwwroot/js/diff/talk.js';

const written = (more = {}) => ({ key: 'k', side: 'new', line: 2, text: ' Why? ', content: 'before', quote: 'b', ...more });

/** A file with these new lines. */
const fileOf = (lines, more = {}) => ({ head: { key: 'k', content: 'after' }, loaded: true, rows: rowsOf([{ f: 0, h: '@@ -0,0 +1 @@', o: 0, n: 1, k: '+'.repeat(lines.length), t: lines }], false, false), ...more });

/** What talk needs of a view, and what became of it. */
function viewOf(files, more = {}) {
  const view = { files, current: true, relaid: [], stranded: [], relay: file => view.relaid.push(file), marks: { unkept: [], strand: (...all) => view.stranded.push(all.slice(0, 4)) }, root: { querySelector: () => ({ childElementCount: 0 }) }, ...more };
  return view;
}

test('the form stays at a line that says what it said, and speaks of the code that is shown now', () => {
  const file = fileOf(['A', 'b']);
  const view = viewOf([file]);
  const talk = new Talk(view);
  talk.writing = written();
  talk.move();
  assert.deepEqual([talk.writing?.content, view.relaid, view.stranded], ['after', [file], []]);
});

test('lines that are still to be asked for may say what they said', () => {
  const view = viewOf([fileOf([], { loaded: false })]);
  const talk = new Talk(view);
  talk.writing = written();
  talk.move();
  assert.deepEqual([talk.writing?.content, view.stranded], ['after', []]);
});

test('words about a file as a whole stay while the file is there', () => {
  const file = fileOf(['A']);
  const view = viewOf([file]);
  const talk = new Talk(view);
  talk.writing = written({ side: null, line: null, quote: null });
  talk.move();
  assert.deepEqual([talk.writing?.text, view.relaid, view.stranded], [' Why? ', [file], []]);
});

test('words about a line that is gone are kept apart, and its file is drawn without the form', () => {
  const file = fileOf(['a', 'B']);
  const view = viewOf([file]);
  const talk = new Talk(view);
  talk.writing = written();
  talk.move();
  assert.deepEqual([talk.writing, view.relaid, view.stranded], [null, [file], [['k', 'new', 2, 'Why?']]]);
});

test('words about a file that is gone, or while something else is compared, are kept apart', () => {
  for (const view of [viewOf([]), viewOf([fileOf(['a', 'b'])], { current: false })]) {
    const talk = new Talk(view);
    talk.writing = written();
    talk.move();
    assert.deepEqual([talk.writing, view.relaid, view.stranded], [null, [], [['k', 'new', 2, 'Why?']]]);
  }
});

test('an empty form leaves nothing behind', () => {
  const view = viewOf([]);
  const talk = new Talk(view);
  talk.writing = written({ text: ' \n' });
  talk.move();
  assert.deepEqual([talk.writing, view.stranded], [null, []]);
});

// What is said and marked is sent in its order, and no word of it is lost.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Marks } from '../../SeerDashboard/wwwroot/js/diff/marks.js';

const head = { key: 'k', content: 'c', repo: 'r', path: 'a.py' };
/** @type {Map<string, string>} */
let kept;
/** @type {Marks[]} */
let made = [];

beforeEach(() => {
  kept = new Map();
  Object.assign(globalThis, {
    document: { getElementById: () => null },
    sessionStorage: { getItem: name => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value), removeItem: name => kept.delete(name) },
  });
});
afterEach(() => { for (const one of made.splice(0)) one.stop(); });

/** @param {(method: string, ask: any) => Promise<any>} answers @param {() => Promise<any[]>} [read] */
function marks(answers, read = async () => []) {
  const one = new Marks({ invokeMethodAsync: answers }, 'marks', () => {}, read);
  made.push(one);
  return one;
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('what was kept waits no more, and a mark holds until the server says what holds', async () => {
  const asked = [];
  const one = marks(async (method, ask) => { asked.push([method, ask]); return true; });
  one.view(head, true);
  one.comment(head, 'new', 3, 'Why?', 'x = 1');
  await settled();
  assert.deepEqual(asked, [['ViewedAsync', { fileKey: 'k', content: 'c', viewed: true }], ['CommentAsync', { fileKey: 'k', side: 'new', line: 3, text: 'Why?', content: 'c', quote: 'x = 1' }]]);
  assert.equal(one.isViewed(head), true);
  assert.deepEqual(one.commentsOf(head), []);
  assert.equal(kept.size, 0);
});

test('a mark that was not kept is none', async () => {
  const one = marks(async () => false);
  one.view(head, true);
  assert.equal(one.isViewed(head), true);
  await settled();
  assert.equal(one.isViewed(head), false);
  assert.equal(kept.size, 0);
});

test('a comment that was not kept keeps its words, holds nothing up, and can be sent again or given up', async () => {
  let takes = false;
  const one = marks(async (_, ask) => takes || ask.text === 'other');
  one.comment(head, null, null, 'mine', null);
  one.comment(head, null, null, 'other', null);
  await settled();
  assert.deepEqual(one.unkept.map(waits => waits.ask.text), ['mine']);
  assert.deepEqual(one.commentsOf(head), []);

  // The page is loaded again: the words are still there.
  const later = marks(async () => takes);
  assert.deepEqual(later.unkept.map(waits => waits.ask.text), ['mine']);
  takes = true;
  later.settle(later.unkept[0], true);
  await settled();
  assert.deepEqual(later.unkept, []);
  assert.equal(kept.size, 0);

  one.settle(one.unkept[0], false);
  assert.deepEqual(one.unkept, []);
});

test('without an answer nothing is forgotten', async () => {
  const one = marks(async () => { throw new Error('no circuit'); });
  one.comment(head, 'old', 2, 'gone?', 'x');
  await settled();
  assert.deepEqual(one.commentsOf(head).map(({ text, waits }) => [text, waits]), [['gone?', true]]);
  assert.ok(kept.get('marks')?.includes('gone?'));
});

test('words about a file that is not shown any more are kept', async () => {
  const asked = [];
  const one = marks(async (method, ask) => { asked.push(ask); return true; });
  one.strand('gone', 'new', 3, 'words', { content: 'c', quote: 'x' });
  await one.send();
  assert.deepEqual(one.unkept.map(waits => waits.ask.text), ['words']);
  assert.deepEqual(asked, []);
});

test('what was said is read when the server says that it is another, and not again for the same word', async () => {
  let reads = 0;
  const one = marks(async () => true, async () => { reads++; return [{ id: 1, repo: 'r', file: 'a.py', side: 'new', line: 3, author: 'Bob', at: '', text: 'Why?' }, { id: 2, repo: 'other', file: 'a.py', author: 'Bob', at: '', text: 'There' }]; });
  one.tell({ viewed: [], said: '2.2' });
  await settled();
  one.tell({ viewed: [{ fileKey: 'k', content: 'c' }], said: '2.2' });
  await settled();
  assert.equal(reads, 1);
  assert.deepEqual(one.commentsOf(head).map(said => said.text), ['Why?']);
  assert.equal(one.isViewed(head), true);
  one.tell({ viewed: [], said: '' });
  await settled();
  assert.deepEqual([reads, one.commentsOf(head)], [1, []]);
});

test('a comment stands from the moment it is sent, through the moment it is kept, to when it is read', async () => {
  /** @type {(comments: any[]) => void} */
  let come = () => {};
  const one = marks(async () => true, () => new Promise(resolve => { come = resolve; }));
  one.comment(head, 'new', 3, 'Why?', 'x = 1');
  assert.deepEqual(one.commentsOf(head).map(said => said.text), ['Why?']);
  await settled();
  assert.equal(kept.size, 0);
  assert.deepEqual(one.commentsOf(head).map(said => said.text), ['Why?']);
  come([{ id: 1, repo: 'r', file: 'a.py', side: 'new', line: 3, author: 'Mia', at: '', text: 'Why?' }]);
  await settled();
  assert.deepEqual(one.commentsOf(head).map(said => said.author), ['Mia']);
});

test('what was said and could not be read is read later', async () => {
  let answers = false;
  const one = marks(async () => true, async () => { if (!answers) throw new Error('no answer'); return [{ id: 1, repo: 'r', file: 'a.py', author: 'Bob', at: '', text: 'Why?' }]; });
  one.tell({ viewed: [], said: '1.1' });
  await settled();
  assert.deepEqual(one.commentsOf(head), []);
  answers = true;
  one.heard();
  await settled();
  assert.deepEqual(one.commentsOf(head).map(said => said.text), ['Why?']);
});

test('a comment that waits says when it was written, at every look the same', async () => {
  const one = marks(async () => { throw new Error('no circuit'); });
  one.comment(head, null, null, 'gone?', null);
  await settled();
  assert.deepEqual(one.commentsOf(head), one.commentsOf(head));
  assert.ok(one.commentsOf(head)[0].at);
});

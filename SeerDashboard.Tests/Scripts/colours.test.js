// Colours come from a worker, and one that hangs is ended.
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** What the page has of a worker. */
class FakeWorker {
  /** @type {FakeWorker[]} */
  static made = [];
  /** @type {any[]} */
  asked = [];
  ended = false;
  /** @type {Record<string, (event: any) => void>} */
  heard = {};

  constructor() { FakeWorker.made.push(this); }
  addEventListener(name, listener) { this.heard[name] = listener; }
  postMessage(message) { this.asked.push(message); }
  terminate() { this.ended = true; }
  say(data) { this.heard.message({ data }); }
}

Object.assign(globalThis, { Worker: FakeWorker });
const { Colours } = await import('../../SeerDashboard/wwwroot/js/diff/colours.js');

const file = path => ({ key: path, content: 'c', repo: 'r', path });
const part = () => ({ f: 0, k: '+', t: ['x = 1'] });

test('a text that makes the worker hang stays plain, and another worker goes on with the rest', t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const done = [];
  const colours = new Colours(one => done.push(one));
  const [hangs, waits, other] = [part(), part(), part()];
  const bad = file('bad.py');
  colours.want(bad, hangs, false);
  colours.want(bad, waits, false);
  colours.want(file('good.py'), other, false);
  const first = FakeWorker.made.at(-1);
  assert.equal(first.asked.length, 1);

  // Loading its script may take as long as it takes.
  t.mock.timers.tick(60_000);
  assert.equal(first.ended, false);
  first.say({ id: 1, begins: true });
  t.mock.timers.tick(1_400);
  assert.equal(first.ended, false);
  t.mock.timers.tick(200);
  assert.equal(first.ended, true);

  const second = FakeWorker.made.at(-1);
  assert.notEqual(second, first);
  const [asked] = second.asked;
  second.say({ id: asked.id, begins: true });
  second.say({ id: asked.id, ranges: [[], [[0, 1, 4]]] });
  assert.deepEqual(done, [other]);
  assert.deepEqual(other.colours, [[0, 1, 4]]);
  assert.deepEqual([hangs.colours, waits.colours], [undefined, undefined]);
  colours.stop();
  assert.equal(second.ended, true);
});

test('a file that is too large, or in no language that is known, stays plain without a word to the worker', () => {
  const colours = new Colours(() => assert.fail());
  colours.want({ ...file('a.py'), size: 1_000_001 }, part(), false);
  colours.want(file('a.unknown'), part(), false);
  assert.deepEqual(FakeWorker.made.at(-1).asked, []);
  colours.stop();
});

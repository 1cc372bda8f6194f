// Finds the colours of code with highlight.js, off the page's own thread. Text comes in, ranges go out: nothing it makes is ever markup.
import { rangesOf } from './pieces.js';

const folder = /** @type {string} */ ('/lib/highlight');

/** @type {Promise<any> | undefined} */
let core;
/** @type {Map<string, Promise<void>>} */
const languages = new Map();

/** @param {string} language */
async function ready(language) {
  // What could not be loaded is asked for again.
  core ??= import(`${folder}/core.min.js`).then(module => module.default).catch(problem => { core = undefined; throw problem; });
  const highlight = await core;
  if (!languages.has(language)) {
    languages.set(language, import(`${folder}/${language}.min.js`).then(module => highlight.registerLanguage(language, module.default))
      .catch(problem => { languages.delete(language); throw problem; }));
  }
  await languages.get(language);
  return highlight;
}

/** @type {Promise<void>} */
let turn = ready('javascript').then(() => {}, () => {});

addEventListener('message', event => {
  const { id, language, sides } = event.data;
  turn = turn.then(async () => {
    try {
      const highlight = await ready(language);
      // Loading is over: from here on the clock of the watchdog counts.
      postMessage({ id, begins: true });
      const ranges = sides.map((/** @type {string[]} */ lines) =>
        lines.length === 0 ? [] : rangesOf(highlight.highlight(lines.join('\n'), { language, ignoreIllegals: true })._emitter.rootNode, lines.length));
      postMessage({ id, ranges });
    } catch {
      postMessage({ id, ranges: null });
    }
  });
});

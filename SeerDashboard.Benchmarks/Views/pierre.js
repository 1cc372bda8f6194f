// @pierre/diffs as its own documentation has it: a virtualized view, workers, the WebAssembly highlighter.
import { CodeView, parsePatchFiles } from '@pierre/diffs';
import { getOrCreateWorkerPoolSingleton } from '@pierre/diffs/worker';

const theme = 'pierre-light';
const pool = getOrCreateWorkerPoolSingleton({
  poolOptions: { workerFactory: () => new Worker('/pierre-worker.js', { type: 'module' }), poolSize: 2 },
  highlighterOptions: { theme, langs: ['python'], preferredHighlighter: 'shiki-wasm' },
});

window.ready = () => pool.initialize();
window.draw = async (source, root) => {
  const view = new CodeView({ theme, stickyHeaders: true, diffStyle: 'unified' }, pool);
  view.setup(root);
  const patch = await (await fetch(source)).text();
  view.setItems(parsePatchFiles(patch).flatMap(one => one.files).map((fileDiff, at) => ({ id: String(at), type: 'diff', fileDiff })));
};
window.isColoured = root => [...root.querySelectorAll('diffs-container')].some(one => one.shadowRoot?.querySelector('[data-line] span[style]'));
window.scroller = root => root;

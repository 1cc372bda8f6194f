// diff2html as its own documentation has it.
import { Diff2HtmlUI } from 'diff2html/lib/ui/js/diff2html-ui.js';

window.ready = async () => {};
window.draw = async (source, root) => {
  const view = new Diff2HtmlUI(root, await (await fetch(source)).text(), { drawFileList: false, outputFormat: 'line-by-line', highlight: true });
  view.draw();
  view.highlightCode();
};
window.isColoured = root => Boolean(root.querySelector('.hljs-keyword'));
window.scroller = root => root;

// Our own, on a page of the published app: the frame as the server renders it, and the script as it is served.
async page => {
  const read = new DOMParser().parseFromString(await (await fetch(page)).text(), 'text/html');
  const root = document.importNode(read.querySelector('.diffview'), true);
  document.querySelector('main').replaceChildren(root);
  const { start } = await import('/js/diff/view.js');
  window.ready = async () => {};
  window.root = root;
  window.draw = async source => {
    window.view = start(root, null, { diff: source, patch: source, repos: [{ repo: 'acme/shop' }], comments: false, marks: false });
  };
  window.isColoured = () => Boolean(root.querySelector('td .k'));
  window.scroller = () => document.scrollingElement;
}

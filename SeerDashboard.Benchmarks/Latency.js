const pause = ms => new Promise(done => setTimeout(done, ms));

/** When what matches next changes in one of its attributes, or appears. @param {Element} within @param {string[]} attributeFilter @param {(element: Element) => boolean} is */
function change(within, attributeFilter, is) {
  return new Promise((done, fail) => {
    const observer = new MutationObserver(all => {
      const now = performance.now();
      if (!all.some(one => one.type === 'attributes' ? is(one.target) : [...one.addedNodes].some(node => node instanceof Element && is(node)))) return;
      observer.disconnect();
      clearTimeout(late);
      done(now);
    });
    observer.observe(within, { attributeFilter, childList: true, subtree: true });
    const late = setTimeout(() => { observer.disconnect(); fail(new Error('The page did not change.')); }, 10000);
  });
}

window.latency = {
  /** Puts the component that does the least beside the page. @param {string} name */
  async begin(name) {
    const place = document.body.appendChild(document.createElement('div'));
    await Blazor.rootComponents.add(place, name, {});
    while (!place.querySelector('button')) await pause(20);
    this.button = place.querySelector('button');
  },

  /** @returns {Promise<number>} ms from click to change */
  async emptyUpdate() {
    const changed = change(this.button, ['data-clicks'], () => true);
    const from = performance.now();
    this.button.click();
    return await changed - from;
  },

  /** Begins to watch a run's row. @param {string} run */
  watch(run) {
    this.changed = change(document.getElementById('main'), ['data-state', 'data-stage'], element => element.matches(`[data-testid=run-row][data-run-id="${run}"]`));
  },
};

// The same for all: from the call that draws to the first colours in view, the longest task on the page's thread, and frames while it scrolls.
async source => {
  const root = window.root ?? document.getElementById('root');
  await window.ready();
  await new Promise(resolve => setTimeout(resolve, 1000));
  let longest = 0;
  const tasks = new PerformanceObserver(list => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); });
  tasks.observe({ entryTypes: ['longtask'] });
  const from = performance.now();
  await window.draw(source, root);
  const first = await new Promise((resolve, reject) => {
    const look = () => {
      const now = performance.now();
      if (window.isColoured(root)) resolve(now - from);
      else if (now - from > 60000) reject(new Error('No colours within a minute.'));
      else requestAnimationFrame(look);
    };
    look();
  });
  await new Promise(resolve => setTimeout(resolve, 2000));
  const drawing = longest;
  const scroller = window.scroller(root);
  const frames = [];
  let last = performance.now();
  for (let turn = 0; turn < 90; turn++) {
    scroller.scrollTop += 400;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  tasks.disconnect();
  const sorted = frames.toSorted((one, other) => one - other);
  return { first, longest: drawing, frame: sorted[Math.floor(sorted.length * 0.95)], elements: (root.querySelector('.files') ?? root).querySelectorAll('*').length };
}

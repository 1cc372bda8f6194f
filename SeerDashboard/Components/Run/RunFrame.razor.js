// What the run page does by itself: the stepper follows the scroll, addresses lead to sections and steps, texts unfold for paper.
import { listen } from './CopyMenu.razor.js';
import { colour } from '../Text/MarkdownText.razor.js';
import { localTimes } from './MomentText.razor.js';

/** Height of what stays at the top, in px. @param {HTMLElement} page */
function covered(page) {
  const bar = document.querySelector('header.top')?.getBoundingClientRect().bottom ?? 0;
  const steps = page.querySelector('.stepper');
  return steps && getComputedStyle(steps).position === 'sticky' ? Math.max(bar, 0) + steps.offsetHeight : Math.max(bar, 0);
}

/** Marks the step whose section is in view. @param {HTMLElement} page */
function follow(page) {
  /** @type {IntersectionObserver | undefined} */
  let observer;
  const seen = new Set();
  const links = () => [...page.querySelectorAll('.stepper a')];
  const section = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const mark = () => {
    const sections = links().map(link => ({ link, at: section(link) })).filter(one => one.at);
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0;
    const inView = sections.filter(one => seen.has(one.at));
    const now = (atEnd ? sections.filter(one => one.at.getBoundingClientRect().top < innerHeight).at(-1) : inView.at(-1)) ?? sections.findLast(one => one.at.getBoundingClientRect().top < innerHeight / 2) ?? sections[0];
    for (const { link } of sections) {
      if (link === now?.link) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const observe = () => {
    observer?.disconnect();
    seen.clear();
    const top = Math.round(covered(page)) + 24;
    // A thin line under the steps: the section that crosses it is the one being read.
    observer = new IntersectionObserver(entries => {
      for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
      mark();
    }, { rootMargin: `-${top}px 0px -${Math.max(0, innerHeight - top - 2)}px 0px` });
    for (const link of links()) {
      const at = section(link);
      if (at) observer.observe(at);
    }
    mark();
  };
  observe();
  return { observe, mark, stop: () => observer?.disconnect() };
}

/** Leads to what the address names, also when it comes later. @param {HTMLElement} page */
function lead(page) {
  let wanted = '';
  let found = false;
  const clear = () => page.querySelectorAll('[data-linked]').forEach(each => each.removeAttribute('data-linked'));
  const look = () => {
    if (!wanted || found) return;
    const at = document.getElementById(wanted);
    if (!at || !page.contains(at)) {
      if (wanted === 'deliveries') page.querySelector('a[data-tab=deliveries]')?.click();
      return;
    }
    found = true;
    for (let up = at.parentElement; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
    clear();
    at.setAttribute('data-linked', '');
    const top = at.getBoundingClientRect().top + scrollY - covered(page) - 12;
    scrollTo({ top, behavior: 'instant' });
  };
  const go = () => {
    wanted = decodeURIComponent(location.hash.slice(1));
    found = false;
    if (!wanted) clear();
    look();
  };
  return { look, go, give: () => { if (!found) wanted = ''; } };
}

/** @param {HTMLElement} page */
export function start(page) {
  const ends = new AbortController();
  const signal = ends.signal;
  // For the desk (RunList.razor.js): which row to come back to.
  const here = () => sessionStorage.setItem('desk-run', page.dataset.runId);
  here();
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, here, { signal });
  const steps = follow(page);
  const links = lead(page);
  let due = 0;
  const changes = new MutationObserver(records => {
    // The diff draws while one scrolls, and holds no section and no Markdown.
    if (records.every(record => record.target instanceof Element && record.target.closest('.diffview'))) return;
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => { steps.observe(); links.look(); colour(page); });
  });
  changes.observe(page, { childList: true, subtree: true });
  addEventListener('resize', steps.observe, { signal });
  addEventListener('scrollend', steps.mark, { signal });
  addEventListener('hashchange', links.go, { signal });
  addEventListener('popstate', () => requestAnimationFrame(links.go), { signal });
  // Whoever scrolls has arrived: what comes later does not pull them away.
  for (const name of ['wheel', 'touchmove', 'keydown']) addEventListener(name, links.give, { signal, passive: true });
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href*="#"]') : null;
    if (link instanceof HTMLAnchorElement && link.pathname === location.pathname) setTimeout(links.go);
  }, { signal });
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener('beforeprint', () => {
    unfolded = [...page.querySelectorAll('details.fold:not([open])')];
    for (const fold of unfolded) fold.open = true;
  }, { signal });
  addEventListener('afterprint', () => { for (const fold of unfolded) fold.open = false; }, { signal });
  listen(signal);
  localTimes();
  colour(page);
  links.go();
  return { stop: () => { ends.abort(); changes.disconnect(); steps.stop(); cancelAnimationFrame(due); } };
}

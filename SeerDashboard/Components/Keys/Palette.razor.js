// The palette opens, moves and closes here; the server only says what it lists.
import { act } from './Keyboard.razor.js';

const pause = 120;
const kept = 'visited';
const most = 6;

/** Runs and issues, the last visited first; this page is no news. @returns {string[]} */
function visited() {
  try {
    const list = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(list) ? list.filter(each => typeof each === 'string' && each !== here()) : [];
  } catch {
    return [];
  }
}

function visit() {
  if (!/^\/(runs|issues)\/\d+$/.test(location.pathname)) return;
  localStorage.setItem(kept, JSON.stringify([here(), ...visited()].slice(0, most)));
}

/** This page's address, of its query only what names the sender. */
function here() {
  const sender = new URLSearchParams(location.search).get('installation');
  return location.pathname + (sender ? `?installation=${encodeURIComponent(sender)}` : '');
}

/** @param {HTMLDialogElement} dialog @param {{ invokeMethodAsync: (name: string, ...args: any[]) => Promise<void> }} component */
export function attach(dialog, component) {
  const ends = new AbortController();
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('[role=listbox]');
  let timer = 0;
  let asked = '';
  let answer = Promise.resolve();
  /** What is done once it has closed and the focus is back. @type {() => void} */
  let then = () => {};

  const options = () => [...list.querySelectorAll('[role=option]')];
  const chosen = () => list.querySelector('[aria-selected=true]');

  /** @param {Element | undefined} option @param {boolean} scroll */
  function choose(option, scroll = true) {
    chosen()?.removeAttribute('aria-selected');
    option?.setAttribute('aria-selected', 'true');
    if (option) input.setAttribute('aria-activedescendant', option.id); else input.removeAttribute('aria-activedescendant');
    if (scroll) option?.scrollIntoView({ block: 'nearest' });
  }

  function ask() {
    clearTimeout(timer);
    if (input.value === asked) return;
    asked = input.value;
    answer = component.invokeMethodAsync('AskAsync', asked).then(() => choose(options()[0]));
  }

  function open() {
    if (dialog.open) return;
    input.value = asked = '';
    dialog.showModal();
    answer = component.invokeMethodAsync('OpenAsync', visited()).then(() => choose(options()[0]));
  }

  /** @param {number} by */
  function step(by) {
    const all = options();
    const at = all.indexOf(chosen());
    choose(all[at < 0 ? 0 : (at + by + all.length) % all.length]);
  }

  const on = (target, name, does) => target.addEventListener(name, does, { signal: ends.signal });
  on(document, 'click', event => { if (event.target instanceof Element && event.target.closest('[data-opens=palette]')) open(); });
  on(dialog, 'click', event => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option instanceof HTMLElement && option.dataset.entry) {
      const { entry, act: does, target, within } = option.dataset;
      then = () => { if (does === 'call') component.invokeMethodAsync('DoAsync', Number(entry)); else act({ act: does, target, within }); };
    }
    if (option || event.target === dialog || event.target.closest('[data-closes]')) dialog.close();
  });
  on(dialog, 'close', () => {
    clearTimeout(timer);
    const next = then;
    then = () => {};
    next();
    component.invokeMethodAsync('LeaveAsync');
  });
  on(input, 'input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  on(list, 'pointermove', event => {
    const option = event.target.closest('[role=option]');
    if (option && option !== chosen()) choose(option, false);
  });
  on(dialog, 'keydown', async event => {
    if (event.isComposing) return;
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      dialog.close();
    }
    if (event.target !== input) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const elsewhere = event.ctrlKey || event.metaKey;
      // For what was typed, not for what was there before.
      ask();
      await answer;
      const option = chosen();
      if (elsewhere && option instanceof HTMLAnchorElement) {
        dialog.close();
        window.open(option.href, '_blank', 'noopener');
      } else {
        option?.click();
      }
    }
  });

  visit();
  return { visit, stop: () => ends.abort() };
}

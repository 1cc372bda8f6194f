// Listens once for all keys. Only those that are registered reach the server; what the browser can do by itself, it does.

/** How long the next key of a sequence may take, in ms. */
const pause = 1500;
const kept = 'single-keys';

/** @typedef {{ id: number, keys: string, act: string, target?: string, within?: string }} Shortcut */

/** What had the focus last, and the rows around it: where it goes when that element is drawn anew or taken away. @type {HTMLElement | null} */
let held = null;

/** @param {Element} element */
const isSeen = element => element.checkVisibility({ visibilityProperty: true });
/** @param {string} selector @param {ParentNode} root @returns {HTMLElement[]} */
const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(isSeen);

/** A person types there, or the keys belong to what is open. @param {KeyboardEvent} event */
function isTaken(event) {
  const at = event.target;
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return true;
  if (document.querySelector('dialog[open], .mud-dialog-container')) return true;
  if (!(at instanceof HTMLElement)) return false;
  if (at.closest('[role=menu], [role=listbox], [role=tablist], .mud-popover-open')) return !event.ctrlKey && !event.metaKey;
  const types = at.isContentEditable || at.matches('textarea, select, [role=textbox], [role=combobox], [role=searchbox], input:not([type=checkbox], [type=radio], [type=button], [type=submit])');
  return types && !event.ctrlKey && !event.metaKey;
}

/** A key as shortcuts name it. On a keyboard of another script, letters go by their place. @param {KeyboardEvent} event */
function nameOf(event) {
  const letter = /^Key([A-Z])$/.exec(event.code);
  const foreign = letter && event.key.length === 1 && event.key.charCodeAt(0) > 127;
  const key = foreign ? letter[1].toLowerCase() : event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `Ctrl+${key.toLowerCase()}` : key;
}

/** @param {HTMLElement | undefined} element */
export function focus(element) {
  if (!element) return false;
  element.focus({ preventScroll: true });
  // The whole row, not its title alone.
  (element.closest('li, tr') ?? element).scrollIntoView({ block: 'nearest' });
  if (element instanceof HTMLInputElement) element.select();
  return true;
}

/** Where the person is: what has the focus, or had it. */
function here() {
  const at = document.activeElement;
  return at && at !== document.body && at.id !== 'main' && at.tagName !== 'H1' ? at : held?.isConnected ? held : null;
}

/** @param {string} selector @param {boolean} back */
function step(selector, back) {
  const rows = all(selector);
  const from = here();
  if (!from?.closest('main')) {
    const top = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    return focus(rows.find(row => row.getBoundingClientRect().top >= top) ?? rows[0]);
  }
  const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const beside = rows.filter(row => from.compareDocumentPosition(row) & side);
  return focus(back ? beside.at(-1) : beside[0]);
}

/** @param {Shortcut} one */
function press(one) {
  const row = one.within ? here()?.closest(one.within) : document;
  // One that is folded away, as in a closed menu, does as well.
  const button = row ? all(one.target, row)[0] ?? row.querySelector(one.target) : undefined;
  button?.click();
  return Boolean(button);
}

/** Over plain http there is no clipboard API. @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'unseen' });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return copied;
  }
}

/** What was drawn anew while it had the focus gets it back; what is gone hands it to its neighbour. */
function keepFocus() {
  let around = [];
  /** @type {HTMLElement | null} */
  let home = null;
  let same = '';
  addEventListener('focusin', event => {
    if (!(event.target instanceof HTMLElement)) return;
    held = event.target;
    // Nearest first: the rest of its row, the rows after it, those before it, then what holds them.
    around = [];
    // What is drawn anew as a whole has the same things at the same places.
    home = held.closest('li');
    same = held.dataset.act ? `[data-act="${held.dataset.act}"]` : held.classList[0] ? `${held.localName}.${held.classList[0]}` : held.localName;
    for (let at = held; at && at.id !== 'main' && at !== document.body; at = at.parentElement) {
      for (let next = at.nextElementSibling; next; next = next.nextElementSibling) around.push(next);
      for (let last = at.previousElementSibling; last; last = last.previousElementSibling) around.push(last);
    }
  });
  // Pressing where nothing takes the focus gives it up on purpose.
  addEventListener('pointerdown', () => setTimeout(() => { if (document.activeElement === document.body) held = null; }));
  const places = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';
  new MutationObserver(() => {
    if (!held || document.activeElement !== document.body || document.querySelector('dialog[open]')) return;
    if (held.isConnected) held.focus({ preventScroll: true });
    if (document.activeElement === held) return;
    for (const again of home?.isConnected && !home.contains(held) ? [...all(same, home), ...all(places, home)] : []) {
      if (isSeen(again)) { again.focus({ preventScroll: true }); return; }
    }
    for (const near of around) {
      if (!near.isConnected) continue;
      const to = near.matches(places) ? near : all(places, near)[0];
      if (to && isSeen(to)) { to.focus({ preventScroll: true }); return; }
    }
    document.getElementById('main')?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}

let keepsFocus = false;
/** Who tells the server. @type {{ invokeMethodAsync: (name: string, ...args: any[]) => Promise<void> } | null} */
let teller = null;

/** @param {Shortcut} one @returns {boolean} whether something was done */
export function act(one) {
  switch (one.act) {
    case 'next': return step(one.target, false);
    case 'previous': return step(one.target, true);
    case 'focus': {
      if (focus(all(one.target)[0])) return true;
      document.querySelector(one.within)?.click();
      return true;
    }
    case 'click': return press(one);
    case 'go': Blazor.navigateTo(one.target); return true;
    case 'copyLink': copy(location.href).then(copied => teller?.invokeMethodAsync('Copied', copied)); return true;
    case 'call': teller?.invokeMethodAsync('PressAsync', one.id); return true;
  }
  return false;
}

/** @param {NonNullable<typeof teller>} keyboard */
export function listen(keyboard) {
  teller = keyboard;
  if (!keepsFocus) keepFocus();
  keepsFocus = true;
  const ends = new AbortController();
  /** @type {Shortcut[]} */
  let shortcuts = [];
  let single = localStorage.getItem(kept) !== 'off';
  let sequence = '';
  let timer = 0;

  // How a page was left tells the next one where the focus belongs (RunList.razor.js).
  document.addEventListener('keydown', () => { document.documentElement.dataset.by = 'keys'; }, { signal: ends.signal, capture: true });
  document.addEventListener('pointerdown', () => { document.documentElement.dataset.by = 'pointer'; }, { signal: ends.signal, capture: true });

  document.addEventListener('keydown', event => {
    if (event.key === 'Shift' || event.altKey || isTaken(event)) return;
    const name = nameOf(event);
    if (!single && !name.startsWith('Ctrl+')) return;
    clearTimeout(timer);
    const keys = sequence ? `${sequence} ${name}` : name;
    const one = shortcuts.find(each => each.keys === keys) ?? shortcuts.find(each => each.keys === name);
    sequence = '';
    if (one) {
      if (event.repeat && one.act !== 'next' && one.act !== 'previous') return;
      if (act(one)) event.preventDefault();
    } else if (shortcuts.some(each => each.keys.startsWith(`${name} `))) {
      sequence = name;
      timer = setTimeout(() => { sequence = ''; }, pause);
    }
  }, { signal: ends.signal });

  return {
    /** @param {Shortcut[]} list */
    set: list => {
      shortcuts = list;
      // From here on keys work: said for who drives the page.
      document.documentElement.dataset.keys = list.map(one => `${one.keys}: ${one.target ?? one.act}`).join('; ');
    },
    single: () => single,
    /** @param {boolean} on kept in this browser */
    setSingle: on => {
      single = on;
      if (on) localStorage.removeItem(kept); else localStorage.setItem(kept, 'off');
    },
    stop: () => ends.abort(),
  };
}

/** A dialog that the browser keeps: the rest of the page rests, Escape closes it, and the focus goes back to where it was. @param {HTMLDialogElement | null} dialog */
export function show(dialog) {
  if (!dialog || dialog.open) return;
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  dialog.showModal();
}

/** @param {HTMLDialogElement | null} dialog */
export function close(dialog) {
  dialog?.close();
}

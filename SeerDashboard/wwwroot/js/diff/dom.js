// Small tools for drawing. Text is text: nothing here, or in what uses it, makes markup of a string.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} [className] @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** @param {string} act @param {string} text @param {string} [label] what it does, when the text does not say so */
export function button(act, text, label, className = 'tool') {
  const made = make('button', className, text);
  made.type = 'button';
  made.dataset.act = act;
  if (label) {
    made.title = label;
    made.setAttribute('aria-label', label);
  }
  return made;
}

/** A text of a sentence or two: what stands between backticks is code, and nothing else of Markdown. @param {string} text @returns {(string | HTMLElement)[]} */
export function prose(text) {
  return text.split(/`([^`\n]+)`/).flatMap((part, at) => {
    if (at % 2 === 0) return visible(part);
    const code = make('code');
    code.append(...visible(part));
    return [code];
  });
}

const unseen = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0\u180b-\u180f\ufe00-\ufe0f]/gu;

/** A text with characters that nobody could see as their code points. @param {string} text @returns {(string | HTMLElement)[]} */
export function visible(text) {
  /** @type {(string | HTMLElement)[]} */
  const all = [];
  let from = 0;
  for (const match of text.matchAll(unseen)) {
    if (match[0] === '\n' || match[0] === '\t') continue;
    all.push(text.slice(from, match.index), make('span', 'invisible-character', `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`));
    from = match.index + match[0].length;
  }
  all.push(text.slice(from));
  return all;
}

/** Lets the browser do what waits, then goes on. */
export function pause() {
  return new Promise(resolve => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); resolve(undefined); };
    channel.port2.postMessage(0);
  });
}

/** Over plain http there is no clipboard API. @param {string | Promise<string>} text @returns {Promise<boolean>} */
export async function copy(text) {
  try {
    const blob = Promise.resolve(text).then(words => new Blob([words], { type: 'text/plain' }));
    // With a promise, so that the person's click still counts when the text has come.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    const field = Object.assign(make('textarea', 'unseen'), { value: await text, readOnly: true });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return copied;
  }
}

/** @param {number} count @param {string} word */
export const counted = (count, word) => `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;

/** Shortens a path from its left, at a folder where it can. @param {string} path @param {number} room characters */
export function elided(path, room) {
  if (path.length <= room) return path;
  const tail = path.slice(path.length - Math.max(8, room - 1));
  const folder = tail.indexOf('/');
  return `…${folder >= 0 && folder < tail.length - 8 ? tail.slice(folder) : tail}`;
}

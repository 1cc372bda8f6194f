// Reads the change set from the API, line by line while it comes.
import { pause } from './dom.js';
import { Lines, readHead, readPart, readRisks } from './model.js';

/** How long parsing may hold the page up at a time, in ms. */
const slice = 12;

/**
 * @param {string} address
 * @param {{ head: (head: import('./model.js').Head) => void, parts: (parts: import('./model.js').Part[]) => void, risks: (risks: (import('./model.js').Risk & { file?: number })[]) => void, stopped: () => boolean }} to
 */
export async function read(address, to) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  if (!answer.ok || !answer.body) throw new Error(await reason(answer));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const lines = new Lines();
  /** @type {Map<string, string>} */
  const known = new Map();
  let begun = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (to.stopped()) {
      reader.cancel().catch(() => {});
      return;
    }
    /** @type {import('./model.js').Part[]} */
    let parts = [];
    let until = performance.now() + slice;
    for (const line of done ? lines.end() : lines.add(value)) {
      if (!begun) {
        begun = true;
        to.head(readHead(line));
      } else {
        const part = readPart(line, known);
        const risks = readRisks(line);
        if (part) parts.push(part);
        if (risks) {
          to.parts(parts);
          parts = [];
          to.risks(risks);
        }
      }
      if (performance.now() < until) continue;
      to.parts(parts);
      parts = [];
      await pause();
      until = performance.now() + slice;
    }
    if (parts.length > 0) to.parts(parts);
    if (done) return;
    if (performance.now() > until - slice / 2) await pause();
  }
}

/** What was said of a run's changes. @param {string} address @returns {Promise<import('./marks.js').Comment[]>} */
export async function readSaid(address) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(await reason(answer));
  return (await answer.json()).items;
}

/** @param {Response} answer */
async function reason(answer) {
  try {
    return (await answer.json()).detail ?? String(answer.status);
  } catch {
    return `the server answered ${answer.status}.`;
  }
}

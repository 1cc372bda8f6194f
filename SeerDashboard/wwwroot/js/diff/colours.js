// Has the worker colour parts of files, what is looked at first; ends it when a text makes it hang.
import { languageOf } from './languages.js';

/** @typedef {import('./model.js').Part} Part @typedef {import('./model.js').FileHead} FileHead */

/** How long one part may take, in ms. */
const patience = 1500;
/** Longer lines stay plain, in characters. */
const longLine = 2000;
/** Larger files stay plain, in characters. */
const largeFile = 1_000_000;

/** The lines of a part for each side, as the highlighter reads them, and which lines of the part they are. @param {Part} part */
export function sidesOf(part) {
  const kinds = part.k ?? '';
  const lines = (part.t ?? []).map(text => (text.length > longLine ? '' : text));
  /** @param {string} other */
  const side = other => lines.map((_, at) => at).filter(at => kinds[at] !== other);
  const [old, now] = [kinds.includes('-') ? side('+') : [], side('-')];
  return { places: [old, now], texts: [old.map(at => lines[at]), now.map(at => lines[at])] };
}

/** Lays what the worker found over the part's lines; those on both sides are coloured as they are now. @param {Part} part @param {number[][]} places @param {number[][][]} ranges */
export function lay(part, places, ranges) {
  /** @type {(number[] | undefined)[]} */
  const colours = new Array((part.t ?? []).length);
  places.forEach((lines, side) => lines.forEach((line, at) => { colours[line] = ranges[side][at]; }));
  part.colours = colours;
}

/** One that is ready before the first part is there. Where there are no workers, code stays plain. @returns {Worker | null} */
function create() {
  try {
    return typeof Worker === 'undefined' ? null : new Worker('/js/diff/worker.js', { type: 'module' });
  } catch {
    return null;
  }
}

let spare = create();

export class Colours {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {{ id: number, part: Part, file: FileHead, language: string, places: number[][] } | null} */
  #now = null;
  /** @type {{ part: Part, file: FileHead, language: string }[]} */
  #waiting = [];
  /** @type {Set<FileHead>} */
  #plain = new Set();
  #count = 0;
  #timer = 0;
  #stopped = false;

  /** @param {(part: Part) => void} done a part has its colours */
  constructor(done) {
    this.done = done;
    this.#start();
  }

  /** Wants the colours of a part. @param {FileHead} file @param {Part} part @param {boolean} first before all that were wanted earlier */
  want(file, part, first) {
    if (part.asked || this.#stopped || this.#plain.has(file) || (file.size ?? 0) > largeFile || !part.t?.length) return;
    const language = languageOf(file.path);
    part.asked = true;
    if (!language) return;
    if (first) this.#waiting.unshift({ part, file, language });
    else this.#waiting.push({ part, file, language });
    this.#next();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#worker?.terminate();
  }

  #start() {
    this.#worker = spare ?? create();
    spare = null;
    if (!this.#worker) {
      this.#stopped = true;
      return;
    }
    this.#worker.addEventListener('message', event => this.#heard(event.data));
    this.#worker.addEventListener('error', () => this.#give());
  }

  #next() {
    if (this.#now) return;
    const next = this.#waiting.shift();
    if (!next || !this.#worker) return;
    if (this.#plain.has(next.file)) {
      this.#next();
      return;
    }
    const { places, texts } = sidesOf(next.part);
    this.#now = { ...next, id: ++this.#count, places };
    this.#worker.postMessage({ id: this.#count, language: next.language, sides: texts });
  }

  /** @param {{ id: number, begins?: boolean, ranges?: number[][][] | null }} said */
  #heard({ id, begins, ranges }) {
    const now = this.#now;
    if (!now || now.id !== id) return;
    if (begins) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#give(), patience);
      return;
    }
    clearTimeout(this.#timer);
    this.#now = null;
    if (ranges) {
      lay(now.part, now.places, ranges);
      this.done(now.part);
    }
    this.#next();
  }

  /** It hangs, or it broke: this file stays plain, and another worker goes on with the rest. */
  #give() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    if (this.#now) this.#plain.add(this.#now.file);
    else this.#stopped = true;
    this.#now = null;
    if (this.#stopped) return;
    this.#start();
    this.#next();
  }
}

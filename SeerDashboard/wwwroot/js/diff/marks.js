// What people said and did, and what the viewer does now: shown at once, sent when the circuit can take it.

/** @typedef {import('./model.js').FileHead} FileHead */
/** @typedef {{ id?: number, fileKey: string, side?: 'old' | 'new' | null, line?: number | null, author: string, at: string, text: string, waits?: boolean }} Comment */
/** @typedef {{ viewed: { fileKey: string, content: string }[], comments: Comment[] }} Told */
/** @typedef {{ method: string, ask: Record<string, any>, refused?: boolean }} Waiting */
/** @typedef {{ invokeMethodAsync: (method: string, ask: any) => Promise<any> }} Server */

/** How long an answer may take before it is asked again, in ms. */
const patience = 10_000;

/** Whether the circuit takes anything now: Reconnect.razor.js shows the banner while it does not. */
const isUp = () => document.getElementById('connection-lost')?.hidden !== false;

export class Marks {
  /** @type {Told} */
  #told = { viewed: [], comments: [] };
  /** What is to be sent, and comments that were sent and not kept: their words belong to whoever wrote them. @type {Waiting[]} */
  #waiting = [];
  #sending = false;
  #stopped = false;

  /**
   * @param {Server | null} server @param {string} name under which what waits is kept in this tab, should the page be loaded again
   * @param {() => void} changed
   */
  constructor(server, name, changed) {
    this.server = server;
    this.name = name;
    this.changed = changed;
    try {
      this.#waiting = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    } catch {
      // Nothing that can be read.
    }
    this.heard = () => { if (isUp()) this.send(); };
    document.getElementById('connection-lost')?.addEventListener('components-reconnect-state-changed', this.heard);
    this.timer = setInterval(this.heard, 2000);
    this.send();
  }

  stop() {
    this.#stopped = true;
    clearInterval(this.timer);
    document.getElementById('connection-lost')?.removeEventListener('components-reconnect-state-changed', this.heard);
  }

  /** The server said what holds. @param {Told} told */
  tell(told) {
    this.#told = { viewed: told.viewed ?? [], comments: told.comments ?? [] };
    this.changed();
  }

  /** @param {FileHead} head */
  isViewed(head) {
    const own = this.#waiting.findLast(one => one.method === 'ViewedAsync' && one.ask.fileKey === head.key && one.ask.content === head.content);
    return own ? Boolean(own.ask.viewed) : this.#told.viewed.some(one => one.fileKey === head.key && one.content === head.content);
  }

  /** @param {FileHead} head @returns {Comment[]} */
  commentsOf(head) {
    const own = this.#waiting.filter(one => one.method === 'CommentAsync' && !one.refused && one.ask.fileKey === head.key)
      .map(one => /** @type {Comment} */ ({ ...one.ask, author: 'You', at: one.ask.at ?? new Date().toISOString(), waits: true }));
    return [...this.#told.comments.filter(one => one.fileKey === head.key), ...own];
  }

  /** Comments that were not kept. */
  get unkept() {
    return this.#waiting.filter(one => one.refused);
  }

  /** One that is written about a file that is not shown any more. @param {string} fileKey @param {'old' | 'new' | null} side @param {number | null} line @param {string} text */
  strand(fileKey, side, line, text) {
    this.#waiting.push({ method: 'CommentAsync', ask: { fileKey, side, line, text }, refused: true });
    this.#keep();
  }

  /** Sends one that was not kept once more, or gives it up. @param {Waiting} one @param {boolean} again */
  settle(one, again) {
    if (again) one.refused = false;
    else this.#waiting.splice(this.#waiting.indexOf(one), 1);
    this.#keep();
    this.changed();
    this.send();
  }

  /** How many of these files are marked as viewed. @param {FileHead[]} heads */
  count(heads) {
    return heads.filter(head => this.isViewed(head)).length;
  }

  /** @param {FileHead} head @param {boolean} viewed */
  view(head, viewed) {
    this.#ask('ViewedAsync', { fileKey: head.key, content: head.content, viewed });
  }

  /** @param {FileHead} head @param {'old' | 'new' | null} side @param {number | null} line @param {string} text */
  comment(head, side, line, text) {
    this.#ask('CommentAsync', { fileKey: head.key, side, line, text });
  }

  /** @param {string} method @param {Record<string, any>} ask */
  #ask(method, ask) {
    this.#waiting.push({ method, ask });
    this.#keep();
    this.changed();
    this.send();
  }

  #keep() {
    if (this.#waiting.length > 0) sessionStorage.setItem(this.name, JSON.stringify(this.#waiting));
    else sessionStorage.removeItem(this.name);
  }

  /** Sends what waits, one after the other, in its order. */
  async send() {
    if (this.#sending || this.#stopped || !this.server) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next && isUp() && !this.#stopped; next = this.#next()) {
        const { method, ask } = next;
        const kept = await within(this.server.invokeMethodAsync(method, ask));
        if (method === 'CommentAsync' && !kept) next.refused = true;
        else this.#waiting.splice(this.#waiting.indexOf(next), 1);
        this.#keep();
        // It holds until the server says what holds, which it does soon.
        if (method === 'ViewedAsync' && kept) this.#hold(/** @type {any} */ (ask));
        this.changed();
      }
    } catch {
      // Not now: it is tried again when the circuit is back.
    } finally {
      this.#sending = false;
    }
  }

  #next() {
    return this.#waiting.find(one => !one.refused);
  }

  /** @param {{ fileKey: string, content: string, viewed: boolean }} ask */
  #hold({ fileKey, content, viewed }) {
    const others = this.#told.viewed.filter(one => one.fileKey !== fileKey);
    this.#told = { ...this.#told, viewed: viewed ? [...others, { fileKey, content }] : others };
  }
}

/** @param {Promise<any>} answer */
function within(answer) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
